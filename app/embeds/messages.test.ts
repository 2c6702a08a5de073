import { describe, expect, it } from 'vitest';
import { heightIn, heightMessage, heights, isFrom } from './messages';

describe('the message of an embed', () => {
  it('comes back as the height that was sent', () => {
    expect(heightIn(heightMessage(640))).toBe(640);
    expect(heightIn(heightMessage(640.2))).toBe(641);
  });

  it('is clamped', () => {
    expect(heightIn(heightMessage(1e9))).toBe(heights.most);
    expect(heightIn(heightMessage(-5))).toBe(heights.least);
  });

  it.each([
    null,
    undefined,
    640,
    '640',
    [],
    {},
    { height: 640 },
    { nextplay: 2, height: 640 },
    { nextplay: '1', height: 640 },
    { nextplay: 1, height: '640' },
    { nextplay: 1, height: Number.NaN },
    { nextplay: 1, height: Number.POSITIVE_INFINITY },
  ])('is nothing else: %j', (message) => {
    expect(heightIn(message)).toBeNull();
  });

  it('is heard from its own frame and origin, and from no other', () => {
    const contentWindow = {} as Window;
    const frame = {
      contentWindow,
      src: 'https://site.example/embed/sasrec/?theme=dark',
    } as HTMLIFrameElement;
    expect(isFrom(frame, { origin: 'https://site.example', source: contentWindow })).toBe(true);
    expect(isFrom(frame, { origin: 'https://site.example', source: {} as Window })).toBe(false);
    expect(isFrom(frame, { origin: 'https://other.example', source: contentWindow })).toBe(false);
    expect(isFrom(frame, { origin: 'null', source: contentWindow })).toBe(false);
    expect(isFrom({ ...frame, contentWindow: null }, { origin: 'https://site.example', source: null })).toBe(
      false,
    );
  });
});
