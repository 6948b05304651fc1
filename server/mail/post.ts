import { createTransport } from 'nodemailer';
import { SECOND_MS } from '../../shared/domain/clock.ts';
import type { Config } from '../../shared/node/config.ts';
import { htmlOf, type Letter } from './letter.ts';

/** A relay that does not take the connection in this time is away. */
const CONNECT_TIMEOUT_MS = 5 * SECOND_MS;
/** Relays that slow senders down on purpose wait before they greet, but not longer. */
const GREETING_TIMEOUT_MS = 10 * SECOND_MS;
/** A relay that says nothing for this long in mid-letter has forgotten us. */
const SILENCE_TIMEOUT_MS = 20 * SECOND_MS;

/** Sends mail. Where it is not enabled, links are handed over by people. */
export interface Post {
  readonly enabled: boolean;
  /** Resolves when the relay has taken the letter. Rejects when it has not, and when mail is not set up. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** The relay that SMTP_URL names; without one, nothing goes out. */
export function openPost({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Post {
  if (smtpUrl === undefined || mailFrom === undefined) return NO_POST;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: GREETING_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    // A letter holds words alone: nothing is ever read from a disk or fetched for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    enabled: true,
    send: async ({ to, subject, text }) => {
      // As an object the address is one address, whatever stands in it.
      const receiver = { name: '', address: to };
      await transport.sendMail({ from: mailFrom, to: receiver, subject, text, html: htmlOf(text) });
    },
    close: () => transport.close(),
  };
}

const NO_POST: Post = {
  enabled: false,
  send: () => Promise.reject(new Error('mail is not set up: set SMTP_URL and MAIL_FROM')),
  close: () => {},
};
