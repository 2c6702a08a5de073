/** A gradient as pushes: up for the game that came, down for others, the hardest first. */
import type { LossDemand } from '../../src/train/protocol';

export interface Push {
  item: number;
  /** How far the score is asked to fall, per unit of learning rate. */
  size: number;
}

export interface Pushes {
  /** On the game that came. */
  up: number;
  /** The games pushed down, by size. */
  down: Push[];
  /** All of them together. */
  total: number;
  /** Games that hold half of the push between them. */
  half: number;
}

export function pushesOf({ gradient }: Pick<LossDemand, 'gradient'>, target: number): Pushes {
  const down = Array.from(gradient, (size, column): Push => ({ item: column + 1, size }))
    .filter(({ item, size }) => item !== target && size > 0)
    .sort((a, b) => b.size - a.size);
  const total = down.reduce((sum, { size }) => sum + size, 0);
  let seen = 0;
  const half = down.findIndex(({ size }) => {
    seen += size;
    return seen >= total / 2;
  });
  return { up: -gradient[target - 1], down, total, half: half + 1 };
}
