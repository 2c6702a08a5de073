/** Somebody else's page: another origin, with a policy that allows it the site's embed.js and frames, and no more. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export class ForeignSite {
  private readonly pages = new Map<string, { body: string; policy: string }>();
  private readonly server: Server;

  constructor(private readonly site: string) {
    this.server = createServer(({ url }, response) => {
      const { body, policy } = this.pages.get(url ?? '') ?? { body: '', policy: '' };
      response.writeHead(body ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
      });
      response.end(body);
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  /** Puts a page there, and says where. `frames`: whose it may hold. */
  page(path: string, content: string, frames = this.site): string {
    const policy = [
      "default-src 'none'",
      `script-src ${this.site}/embed.js`,
      `frame-src ${frames}`,
      "style-src 'unsafe-inline'",
      'img-src data:',
    ].join('; ');
    const body = `<!doctype html><html lang="en"><title>A post</title><link rel="icon" href="data:,"><body style="max-width: 680px; margin: auto">${content}`;
    this.pages.set(path, { body, policy });
    // Another host name than the site's as well, so that the frames are of another site and not only of another origin.
    return `http://localhost:${(this.server.address() as AddressInfo).port}${path}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
