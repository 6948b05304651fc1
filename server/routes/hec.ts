import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticateKey } from '../../shared/node/ingest/key.ts';
import { readerFor } from '../../shared/node/ingest/reader.ts';
import { receive } from '../../shared/node/ingest/receive.ts';
import { routableHeaders } from '../../shared/node/ingest/routing/headers.ts';
import { HecAnswer } from '../../shared/wire/http/hec.ts';
import { MAX_BODY_BYTES } from '../../shared/wire/http/ingest.ts';
import type { ServerDeps } from '../deps.ts';
import { channelOf, nextAck } from '../hec/acks.ts';
import { HecRefusal, hecAnswers, refusalOf } from '../hec/answer.ts';
import { type Events, eventsOf, type Metadata, rawEventsOf } from '../hec/events.ts';
import { bearerOf } from '../hec/key.ts';
import { decode } from '../ingest/body.ts';
import type { App } from '../typed.ts';
import { hecAckRoute } from './hec-ack.ts';
import { hecHealthRoute } from './hec-health.ts';

const COLLECTOR = '/services/collector';
const EVENT_PATHS = ['', '/event', '/event/1.0'].map((path) => COLLECTOR + path);
const RAW_PATHS = ['/raw', '/raw/1.0'].map((path) => COLLECTOR + path);
const MAX_METADATA_CHARS = 255;
/** When to try again after a 503: the database restarts in about this time. */
const RETRY_AFTER_S = 2;

type Split = (body: string, metadata: Metadata) => Events;

/** Splunk's HTTP Event Collector: whatever sends to Splunk sends here by a change of its address and token. */
export function hecRoutes(root: App, deps: ServerDeps): void {
  // A scope of its own: bodies are bytes of any type, and every refusal speaks Splunk's words.
  root.register(async (app: App) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    app.setErrorHandler((error: Error, request, reply) => sendRefusal(error, request, reply));
    for (const path of EVENT_PATHS) collect(app, deps, path, 'Send events to a Splunk collector', eventsOf);
    for (const path of RAW_PATHS)
      collect(app, deps, path, 'Send raw events to a Splunk collector', rawEventsOf);
    hecAckRoute(app, deps, `${COLLECTOR}/ack`);
    for (const path of ['/health', '/health/1.0']) hecHealthRoute(app, deps, COLLECTOR + path);
  });
}

function collect(app: App, deps: ServerDeps, path: string, summary: string, split: Split): void {
  app.post(
    path,
    {
      bodyLimit: MAX_BODY_BYTES,
      config: { needs: 'ingest_key' },
      schema: { summary, response: { 200: HecAnswer } },
    },
    async (request) => {
      const holder = await authenticateKey(deps.tenancy, bearerOf(request), request.ip);
      const channel = channelOf(request);
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const bodyText = await decode(body, request.headers['content-encoding']);
      const { envelopes, refusal } = split(bodyText, metadataOf(request));
      // Taken before the commit: without Redis nothing is stored, and what is sent again is not stored twice.
      const ackId = channel === null ? undefined : await nextAck(deps, holder.id, channel);
      const { refused } = await receive(deps, {
        holder,
        reader: readerFor('splunk'),
        records: envelopes.map((value) => ({ ok: true, value })),
        bodyText,
        tenantHeader: tenantOf(request),
        headers: routableHeaders(request.headers),
        idempotencyKey: undefined,
        receivedAt: deps.clock(),
      });
      if (refused[0] !== undefined) {
        const { index: eventNumber, field, reason } = refused[0];
        throw new HecRefusal('invalidFormat', { eventNumber, reason: `${field} ${reason}`.trim() });
      }
      if (refusal !== null) throw refusal;
      const [, text, code] = hecAnswers.success;
      return { text, code, ...(ackId === undefined ? {} : { ackId }) };
    },
  );
}

const KEYS = ['time', 'host', 'source', 'sourcetype', 'index'] as const satisfies readonly (keyof Metadata)[];

function metadataOf({ query }: FastifyRequest): Metadata {
  const said = query as Record<string, unknown>;
  const pairs = KEYS.map((key) => [key, said[key]] as const);
  return Object.fromEntries(pairs.filter(([, value]) => isShort(value))) as Metadata;
}

const isShort = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_METADATA_CHARS;

function tenantOf({ headers }: FastifyRequest): string | undefined {
  const name = headers['x-tenant'];
  return isShort(name) ? name : undefined;
}

function sendRefusal(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { answer, detail, retryAfterS = RETRY_AFTER_S } = refusalOf(error);
  const [status, text, code] = hecAnswers[answer];
  if (answer === 'internalError') request.log.error({ err: error }, 'request failed');
  if (status === 503) void reply.header('retry-after', retryAfterS);
  const where = detail && { 'invalid-event-number': detail.eventNumber, reason: detail.reason };
  return reply
    .code(status)
    .type('application/json')
    .send(JSON.stringify({ text, code, ...where }));
}
