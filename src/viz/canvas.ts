/** What drawings on a canvas have in common: they are painted anew when the page's colours change, which SVG is not. */

/** Calls back when the page's colours change. */
export function onThemeChange(repaint: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(repaint);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  dark.addEventListener('change', repaint);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', repaint);
  };
}

/** CSS colours as the browser resolves them now, in their order. */
export function resolved(within: Element, colours: readonly string[]): string[] {
  const probe = within.appendChild(document.createElement('i'));
  // Else a page that shortens every transition lets each colour begin as the one before it.
  probe.style.setProperty('transition', 'none', 'important');
  const found = colours.map((colour) => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return found;
}

/** An empty canvas of this size in CSS pixels. */
export function cleared(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext('2d');
  context?.scale(ratio, ratio);
  return context;
}
