import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** An HTTP server that answers from a function and remembers what it was asked. */
export async function fakeServer(answer: (request: Request) => Answer) {
  const requests: Request[] = [];
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { method = '', url = '', headers } = incoming;
    const request = { method, path: url, headers, body: text === '' ? undefined : JSON.parse(text) };
    requests.push(request);
    const { status = 200, headers: extra = {}, body = {} } = answer(request);
    outgoing.writeHead(status, { 'content-type': 'application/json', ...extra }).end(JSON.stringify(body));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
