import { describe, expect, it } from 'vitest';
import { pushesOf } from './pushes';

describe('a gradient as pushes', () => {
  it('has the target’s apart, the others by size, and how many hold half of it', () => {
    const { up, down, total, half } = pushesOf({ gradient: Float32Array.of(0.25, -1, 0, 0.5, 0.25) }, 2);
    expect(up).toBe(1);
    expect(down).toEqual([
      { item: 4, size: 0.5 },
      { item: 1, size: 0.25 },
      { item: 5, size: 0.25 },
    ]);
    expect(total).toBe(1);
    expect(half).toBe(1);
  });

  it('of a loss that is content is nothing', () => {
    expect(pushesOf({ gradient: new Float32Array(3) }, 1)).toMatchObject({ down: [], total: 0 });
  });
});
