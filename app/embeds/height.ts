import { heightMessage } from './messages';

/** Tells the page around, whichever it is, how high this one is, and again whenever that changes. */
export function reportHeight(root: HTMLElement): void {
  if (parent === window) return;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    // The link of the page around stays until there is a figure.
    if (height === 0 || height === told || root.querySelector('[data-waiting]')) return;
    told = height;
    // A height is no secret, and an embed does not know where it stands.
    parent.postMessage(heightMessage(height), '*');
  };
  new ResizeObserver(tell).observe(root);
}
