/** Hands a file to the browser, which saves it where its reader keeps downloads. */
import { whole } from '../../src/data/whole';

export function saveFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has been handed over by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** 1,234,567 → "1.2 MB". */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000
    ? `${whole(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
