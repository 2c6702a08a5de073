/** Somebody else's page: another origin, with a policy that allows it the site's embed.js and frames, and no more. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export class ForeignSite {
  private readonly pages = new Map<string, string>();
  private readonly server: Server;

  constructor(site: string) {
    const policy = [
      "default-src 'none'",
      `script-src ${site}/embed.js`,
      `frame-src ${site}`,
      "style-src 'unsafe-inline'",
      'img-src data:',
    ];
    this.server = createServer(({ url }, response) => {
      const body = this.pages.get(url ?? '');
      response.writeHead(body ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy.join('; '),
      });
      response.end(body);
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  /** Puts a page there, and says where. */
  page(path: string, body: string): string {
    this.pages.set(
      path,
      `<!doctype html><html lang="en"><title>A post</title><link rel="icon" href="data:,"><body style="max-width: 680px; margin: auto">${body}`,
    );
    // Another host name than the site's as well, so that the frames are of another site and not only of another origin.
    return `http://localhost:${(this.server.address() as AddressInfo).port}${path}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
