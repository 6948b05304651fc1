import { Type } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { authenticateKey } from '../../shared/node/ingest/key.ts';
import { readerOf } from '../../shared/node/ingest/reader.ts';
import { receive } from '../../shared/node/ingest/receive.ts';
import { routableHeaders } from '../../shared/node/ingest/routing/headers.ts';
import { split } from '../../shared/node/ingest/split.ts';
import { IngestAnswer, MAX_BODY_BYTES } from '../../shared/wire/http/ingest.ts';
import type { ServerDeps } from '../deps.ts';
import { decode } from '../ingest/body.ts';
import type { App } from '../typed.ts';

const LINES = /^application\/(?:x-)?(?:ndjson|jsonl|json-lines)\b/i;
const TEXT = /^(?:application\/(?:[\w.+-]*\+)?json|application\/octet-stream|text\/plain)\b/i;
const MAX_KEY_CHARS = 255;

const Params = Type.Object({ format: Type.String({ maxLength: 40 }) });

const description = `JSON object, array, NDJSON or text, gzip or not; answered once it is durable. Records of format
\`native\` need \`external_id\`, \`title\` and \`severity\`; \`fingerprint\` (up to 256 characters) says what recurs:
while an incident with it is open, further alerts raise its \`occurrences\` and open none.`;

export function ingestRoute(root: App, deps: ServerDeps): void {
  // A scope of its own: here, and only here, a body is bytes of any type and up to 10 MiB.
  root.register(async (app: App) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    app.post(
      '/api/v1/ingest/:format',
      {
        bodyLimit: MAX_BODY_BYTES,
        config: { needs: 'ingest_key' },
        schema: { summary: 'Send records', description, params: Params, response: { 202: IngestAnswer } },
      },
      async (request, reply) => {
        const holder = await authenticateKey(deps.tenancy, request.headers.authorization, request.ip);
        const reader = await readerOf(request.params.format, holder, deps.mappings);
        const type = request.headers['content-type'];
        const isLines = linesOf(type);
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const bodyText = await decode(body, request.headers['content-encoding']);
        const answer = await receive(deps, {
          holder,
          reader,
          records: split(bodyText, isLines, reader),
          bodyText,
          tenantHeader: header(request.headers['x-tenant'], 'X-Tenant'),
          headers: routableHeaders(request.headers),
          idempotencyKey: header(request.headers['idempotency-key'], 'Idempotency-Key'),
          receivedAt: deps.clock(),
        });
        return reply.code(202).send(answer);
      },
    );
  });
}

/** Whether the content type promises lines; a fault for a type that carries no records. */
function linesOf(type: string | undefined): boolean {
  if (type === undefined || TEXT.test(type)) return false;
  if (LINES.test(type)) return true;
  throw new Fault(
    'unsupported',
    `Content-Type ${type} is not known; send application/json or application/x-ndjson`,
  );
}

function header(value: string | string[] | undefined, name: string): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (Array.isArray(value) || value.length > MAX_KEY_CHARS || value.includes('\0')) {
    throw new Fault('bad_request', `send ${name} once, with at most ${MAX_KEY_CHARS} characters`, name);
  }
  return value;
}
