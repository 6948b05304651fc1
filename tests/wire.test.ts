import { createHash } from 'node:crypto';
import { Compile } from 'typebox/schema';
import { expect, test } from 'vitest';
import { scopeColumns, tenantColumns } from '../shared/domain/metric.ts';
import { ClientFrame, ServerFrame } from '../shared/wire/live.ts';
import { CLOSE, HEARTBEAT_MS, mayReconnect, PROTOCOL } from '../shared/wire/live-words.ts';
import { examples } from './support/document.ts';

/** What PROTOCOL 2 says. */
const PINNED = 'b02d37890ec625e5';

const document = new URL('../docs/live-protocol.md', import.meta.url);
const server = Compile(ServerFrame);
const client = Compile(ClientFrame);

test('the live frames and the metric catalogue are those of this PROTOCOL', () => {
  const said = JSON.stringify({
    PROTOCOL,
    ServerFrame,
    ClientFrame,
    tenantColumns,
    scopeColumns,
    HEARTBEAT_MS,
    CLOSE,
  });
  const hash = createHash('sha256').update(said).digest('hex').slice(0, 16);
  expect(
    hash,
    'A frame or a column changed: bump PROTOCOL in shared/wire/live-words.ts, bring docs/live-protocol.md up to date, then pin the new hash here',
  ).toBe(PINNED);
});

test('every example in the document is a frame, and every type of frame has an example', () => {
  const typesOf = (frames: unknown[]) => new Set(frames.map((frame) => (frame as { type: string }).type));
  const [fromServer, fromClient] = [examples(document, 'server'), examples(document, 'client')];
  for (const frame of fromServer) expect(server.Check(frame), JSON.stringify(frame)).toBe(true);
  for (const frame of fromClient) expect(client.Check(frame), JSON.stringify(frame)).toBe(true);
  expect(typesOf(fromServer)).toEqual(new Set(['hello', 'snapshot', 'delta', 'ping', 'drop', 'bye']));
  expect(typesOf(fromClient)).toEqual(new Set(['subscribe', 'pong']));
});

test('a frame that lacks something, or says something else, is none', () => {
  const [subscribe] = examples(document, 'client') as object[];
  for (const wrong of [{ scope: [] }, { view: 'tenant' }, { scope: 'acme' }, { type: 'hello' }]) {
    expect(client.Check({ ...subscribe, ...wrong }), JSON.stringify(wrong)).toBe(false);
  }
  for (const frame of examples(document, 'server') as object[]) {
    for (const name of Object.keys(frame)) {
      const { [name as never]: _, ...rest } = frame;
      expect(server.Check(rest), `${JSON.stringify(frame)} without ${name}`).toBe(false);
    }
  }
});

test('a close code tells whether to come back', () => {
  const back = Object.fromEntries(Object.entries(CLOSE).map(([name, code]) => [name, mayReconnect(code)]));
  expect(back).toEqual({ unsure: true, expired: true, slow: true, badFrame: false, forbidden: false });
  expect(mayReconnect(1012)).toBe(true);
});
