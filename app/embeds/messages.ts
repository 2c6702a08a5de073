/** What an embed says to the page that it stands in: one message, with a version. Nothing is said the other way. */

/** Of the messages. A page may carry an older embed.js than the site: it ignores what it does not know. */
const VERSION = 1;

/** CSS pixels. A figure is never lower or higher; an embed that says so is wrong, or is not one. */
export const heights = { least: 120, most: 4000 } as const;

export interface HeightMessage {
  nextplay: typeof VERSION;
  height: number;
}

export const heightMessage = (height: number): HeightMessage => ({ nextplay: VERSION, height });

/** The height that a message asks for, within bounds; null if it is not a message of this kind. */
export function heightIn(message: unknown): number | null {
  if (typeof message !== 'object' || message === null) return null;
  const { nextplay, height } = message as Partial<HeightMessage>;
  if (nextplay !== VERSION || typeof height !== 'number' || !Number.isFinite(height)) return null;
  return Math.min(heights.most, Math.max(heights.least, Math.ceil(height)));
}

/** Whether a message is from the very frame that it is taken to be from. */
export const isFrom = (
  frame: HTMLIFrameElement,
  { origin, source }: Pick<MessageEvent, 'origin' | 'source'>,
): boolean => source !== null && source === frame.contentWindow && origin === new URL(frame.src).origin;
