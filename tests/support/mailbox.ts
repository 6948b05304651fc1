import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { until } from './until.ts';

export interface Received {
  readonly to: readonly string[];
  /** As it came over the wire, quoted-printable undone. */
  readonly text: string;
}

/** A real SMTP server on loopback that keeps what it is sent. */
export class Mailbox {
  readonly #server: SMTPServer;
  readonly received: Received[] = [];
  /** While set, every letter is refused with it. */
  refusal: string | undefined;

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          if (this.refusal !== undefined) return done(new Error(this.refusal));
          const to = session.envelope.rcptTo.map(({ address }) => address);
          this.received.push({ to, text: unquoted(Buffer.concat(parts).toString()) });
          done();
        });
      },
    });
  }

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    await once(mailbox.#server.listen(0, '127.0.0.1'), 'listening');
    return mailbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** The last letter to this address, once there are `count`. */
  letterTo = (address: string, count = 1): Promise<Received> =>
    until(`letter ${count} to ${address}`, () => {
      const found = this.received.filter(({ to }) => to.includes(address));
      return found.length >= count ? found.at(-1) : undefined;
    });

  close = (): Promise<void> => new Promise((resolve) => this.#server.close(() => resolve()));
}

const unquoted = (text: string): string =>
  text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
