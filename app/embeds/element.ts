/**
 * embed.js: makes a figure of `<nextplay-figure name="sasrec-attention"><a href="…">…</a></nextplay-figure>` in anybody's
 * page. Without it, or where frames are forbidden, the link stays.
 */
import { heightIn, heights, isFrom } from './messages';

const script = (document.currentScript ??
  document.querySelector('script[src$="/embed.js"]')) as HTMLScriptElement;

/** Where this file lies is where the figures lie. */
const site = new URL('.', script.src);

/** Begun this long before it is seen, px. */
const AHEAD = 600;

class NextplayFigure extends HTMLElement {
  static observedAttributes = ['name', 'theme', 'state'];

  private frame: HTMLIFrameElement | null = null;
  private readonly nearby = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.show(),
    { rootMargin: `${AHEAD}px 0px` },
  );
  /** The link stays until its figure has been heard of. */
  private readonly hear = (event: MessageEvent) => {
    const height = this.frame && isFrom(this.frame, event) ? heightIn(event.data) : null;
    if (height === null) return;
    this.frame?.setAttribute('height', String(height));
    for (const child of this.children) if (child !== this.frame) (child as HTMLElement).hidden = true;
  };
  /** The page's own policy has no room for the frame. */
  private readonly giveUp = (violation: SecurityPolicyViolationEvent) => {
    const { blockedURI, disposition, effectiveDirective } = violation;
    if (disposition !== 'enforce' || !/^(frame|child|default)-src/.test(effectiveDirective)) return;
    if (this.frame && blockedURI.startsWith(site.origin)) this.frame.remove();
  };

  connectedCallback(): void {
    this.style.display = 'block';
    if (!this.frame) this.nearby.observe(this);
    addEventListener('message', this.hear);
    document.addEventListener('securitypolicyviolation', this.giveUp);
  }

  disconnectedCallback(): void {
    this.nearby.disconnect();
    removeEventListener('message', this.hear);
    document.removeEventListener('securitypolicyviolation', this.giveUp);
  }

  attributeChangedCallback(): void {
    if (this.frame) this.frame.src = this.address();
  }

  /** `state` is the query of the figure's address: which games, which tensor, which cell of it. */
  private address(): string {
    const url = new URL(`embed/${encodeURIComponent(this.getAttribute('name') ?? '')}/`, site);
    url.search = this.getAttribute('state') ?? '';
    const theme = this.getAttribute('theme');
    if (theme) url.searchParams.set('theme', theme);
    return url.href;
  }

  private show(): void {
    this.nearby.disconnect();
    if (this.frame) return;
    const frame = document.createElement('iframe');
    frame.src = this.address();
    frame.title = this.getAttribute('title') || this.textContent?.trim() || 'A figure of NextPlay';
    const room = Number(this.getAttribute('height')) || heights.least * 4;
    frame.setAttribute('width', '100%');
    frame.setAttribute('height', String(room));
    frame.setAttribute('loading', 'lazy');
    frame.setAttribute('frameborder', '0');
    frame.style.colorScheme = 'normal';
    this.frame = frame;
    this.append(frame);
  }
}

if (!customElements.get('nextplay-figure')) customElements.define('nextplay-figure', NextplayFigure);
