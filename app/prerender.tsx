/** A page as text, made by the build: what can be read before any code has arrived. Figures come with the code. */
import { prerender } from 'react-dom/static';
import { Router } from 'wouter';
import { Shell } from './shell/Shell';

/** The markup of the page at `path`, on a host where the site lies at `base`. Rejects where a component throws. */
export async function prerenderPage(path: string, base: string): Promise<string> {
  const errors: unknown[] = [];
  const { prelude } = await prerender(
    <Router base={base.slice(0, -1)} ssrPath={base.slice(0, -1) + path}>
      <Shell />
    </Router>,
    { onError: (error) => void errors.push(error), progressiveChunkSize: Number.POSITIVE_INFINITY },
  );
  const markup = await new Response(prelude).text();
  if (errors.length > 0) throw errors[0];
  return markup;
}
