import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the far side heard it. */
export interface Heard {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
export interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, unless it is a text. */
  readonly body?: unknown;
  /** The answer never ends. */
  readonly hangs?: boolean;
}

/** A service that connectors pull from: answers as a test says, and remembers what it was asked. */
export class FarSide {
  readonly heard: Heard[] = [];
  answer: (heard: Heard) => Said | Promise<Said> = () => ({ status: 404, body: {} });
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#hear(request, response));
  }

  static async open(): Promise<FarSide> {
    const side = new FarSide();
    side.#server.listen(0, '127.0.0.1');
    await once(side.#server, 'listening');
    return side;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const heard: Heard = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', this.url),
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    this.heard.push(heard);
    const { status = 200, headers = {}, body = {}, hangs = false } = await this.answer(heard);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    if (hangs) response.write(text.slice(0, 1));
    else response.end(text);
  }
}
