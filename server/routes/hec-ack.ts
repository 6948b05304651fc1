import { Compile } from 'typebox/schema';
import { authenticateKey } from '../../shared/node/ingest/key.ts';
import { HecAckQuestion, HecAcks } from '../../shared/wire/http/hec.ts';
import type { ServerDeps } from '../deps.ts';
import { acksOf, channelOf } from '../hec/acks.ts';
import { HecRefusal } from '../hec/answer.ts';
import { bearerOf } from '../hec/key.ts';
import { decode } from '../ingest/body.ts';
import type { App } from '../typed.ts';

const question = Compile(HecAckQuestion);

/** Which answers of a channel stand for events that are stored. */
export function hecAckRoute(app: App, { tenancy, redis }: ServerDeps, path: string): void {
  const schema = { summary: 'Ask which events a Splunk collector has stored', response: { 200: HecAcks } };
  app.post(path, { config: { needs: 'ingest_key' }, schema }, async (request) => {
    const holder = await authenticateKey(tenancy, bearerOf(request), request.ip);
    const channel = channelOf(request);
    if (channel === null) throw new HecRefusal('channelMissing');
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const text = await decode(body, request.headers['content-encoding']);
    return { acks: await acksOf(redis, holder.id, channel, askedIn(text)) };
  });
}

function askedIn(text: string): number[] {
  let asked: unknown;
  try {
    asked = JSON.parse(text);
  } catch {
    throw new HecRefusal('invalidFormat');
  }
  if (!question.Check(asked)) throw new HecRefusal('invalidFormat');
  return (asked as { acks: number[] }).acks;
}
