import { type IncomingHttpHeaders, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { MINUTE_MS, SECOND_MS } from '../../shared/domain/clock.ts';
import { exactJson } from '../../shared/formats/reading/exact.ts';
import { PullFault } from './fault.ts';
import type { Gate } from './outside.ts';
import { faultOfAnswer, faultOfConnection } from './words.ts';

/** From the first byte sent to the last one heard. A page that takes longer is asked for in smaller parts. */
const REQUEST_LIMIT_MS = 30 * SECOND_MS;
/** Of one answer, decompressed: as much as a sensor may post at once. */
export const MAX_ANSWER_BYTES = 10 * 1024 * 1024;
const MAX_REDIRECTS = 3;
/** A service that says "later" sooner than this is waited for within the run. */
const MAX_PATIENCE_MS = 10 * SECOND_MS;
/** And so often. */
const MAX_WAITS = 3;
/** What a header may ask for: a day is beyond any rate limit. */
const MAX_RETRY_AFTER_MS = 24 * 60 * MINUTE_MS;

export interface Asked {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
export interface Answered {
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON. */
  readonly body: unknown;
  readonly bytes: number;
}

/** How a run talks to its service. Faults say what to do; none holds a secret. */
export interface Http {
  json(asked: Asked): Promise<Answered>;
}

export interface HttpDeps {
  readonly gate: Gate;
  /** Ends the run: at its limit, or when the worker stops. */
  readonly signal: AbortSignal;
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export function openHttp(deps: HttpDeps): Http {
  const once = async (asked: Asked): Promise<Answered> => {
    let url = new URL(asked.url);
    let { headers = {} } = asked;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await exchange(deps, { ...asked, headers }, url);
      const { statusCode: status = 0 } = answer;
      const to = status >= 300 && status < 400 ? answer.headers.location : undefined;
      if (to === undefined) return readAnswer(answer, url, deps);
      answer.destroy();
      if (asked.method === 'POST') throw new PullFault(`${url.host} redirects a POST; enter its new address`);
      const next = new URL(to, url);
      // Credentials are for the one they were given for.
      if (next.origin !== url.origin) headers = {};
      url = next;
    }
    throw new PullFault(`${url.host} redirects more than ${MAX_REDIRECTS} times; enter its final address`);
  };
  return {
    json: async (asked) => {
      for (let waits = 0; ; waits++) {
        try {
          return await once(asked);
        } catch (error) {
          if (!(error instanceof PullFault) || !isWorthAWait(error) || waits === MAX_WAITS) throw error;
          await deps.sleep(error.retryAfterMs, deps.signal);
        }
      }
    },
  };
}

const isWorthAWait = ({ retryAfterMs }: PullFault): boolean =>
  retryAfterMs > 0 && retryAfterMs <= MAX_PATIENCE_MS;

/** One request, to the address that was checked. */
function exchange(deps: HttpDeps, asked: Asked, url: URL): Promise<IncomingMessage> {
  deps.gate.check(url);
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((settle, fail) => {
    const request = send(url, {
      method: asked.method ?? 'GET',
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'user-agent': 'Watchfloor',
        ...asked.headers,
      },
      lookup: deps.gate.lookup(url),
      signal: AbortSignal.any([deps.signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]),
      // A connection of its own each time: none is kept that was made before a name changed.
      agent: false,
    });
    request.on('response', settle);
    request.on('error', (error) => fail(faultOfConnection(error, url)));
    request.end(asked.body);
  });
}

async function readAnswer(answer: IncomingMessage, url: URL, { clock }: HttpDeps): Promise<Answered> {
  const { statusCode: status = 0, headers } = answer;
  const { text, bytes } = await textOf(answer, url);
  if (status < 200 || status > 299) {
    throw faultOfAnswer({ url, status, text, retryAfterMs: retryAfterMs(headers['retry-after'], clock()) });
  }
  try {
    return { headers, body: exactJson(text), bytes };
  } catch {
    throw new PullFault(`${url.host} answered something that is no JSON; check the address`, { status });
  }
}

async function textOf(answer: IncomingMessage, url: URL): Promise<{ text: string; bytes: number }> {
  const isZipped = /^(?:x-)?gzip$/i.test(answer.headers['content-encoding'] ?? '');
  const body: Readable = isZipped ? answer.pipe(createGunzip()) : answer;
  if (isZipped) answer.on('error', (error) => body.destroy(error));
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += (chunk as Buffer).length;
      if (bytes > MAX_ANSWER_BYTES) {
        throw new PullFault(
          `${url.host} answered more than ${MAX_ANSWER_BYTES} bytes; ask for smaller pages`,
        );
      }
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw error instanceof PullFault ? error : faultOfConnection(error as Error, url);
  } finally {
    answer.destroy();
  }
  return { text: Buffer.concat(chunks).toString('utf8'), bytes };
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function retryAfterMs(header: string | undefined, now: number): number {
  if (header === undefined) return 0;
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * SECOND_MS : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, SECOND_MS), MAX_RETRY_AFTER_MS) : 0;
}
