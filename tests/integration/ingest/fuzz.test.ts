import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { severities } from '../../../shared/domain/incident.ts';
import { formatNames } from '../../../shared/formats/registry.ts';
import { type Door, openDoor } from '../../support/door.ts';
import { seedsOf } from '../../support/fuzz/seeds.ts';

const SEED = Number(process.env.FUZZ_SEED ?? 20_260_116);
const RUNS = Number(process.env.FUZZ_RUNS ?? 1_000);

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('\0', '__proto__', '\uFEFF', '9999-12-31T23:59:59Z', '../..', '\u2028'),
);
const anyValue = fc.oneof(
  anyText,
  fc.jsonValue() as fc.Arbitrary<unknown>,
  fc.constantFrom(...severities, 'open', 'closed', 1e308, -0),
);
const mostly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: right as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: anyValue });
const absent = fc.constant(undefined);
/** Mostly right, so that it gets past the first check and meets the later ones. */
const almost = fc.record({
  external_id: mostly(fc.uuid()),
  title: mostly(fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => `t${text}`)),
  severity: mostly(fc.constantFrom(...severities)),
  tenant: mostly(absent),
  status: mostly(fc.constantFrom('open', 'in_progress', 'closed', undefined)),
  detected_at: mostly(fc.constantFrom('2026-01-10T10:00:00Z', undefined)),
  closed_at: mostly(absent),
  assignee: mostly(fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''))),
  indicators: mostly(
    fc.array(fc.record({ type: mostly(fc.constant('domain')), value: anyText }), { maxLength: 3 }),
  ),
  tags: mostly(fc.array(fc.string(), { maxLength: 3 })),
  raw: fc.jsonValue() as fc.Arbitrary<unknown>,
});
const line = fc.oneof(
  almost.map((record) => JSON.stringify(record)),
  anyText,
);
const body: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.constantFrom(...formatNames.flatMap(seedsOf)),
  fc.array(almost, { maxLength: 4 }).map((records) => JSON.stringify(records)),
  fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n')),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
);
const request = fc.record({
  body,
  format: fc.oneof(
    { weight: 6, arbitrary: fc.constant('native') },
    { weight: 6, arbitrary: fc.constantFrom('auto', ...formatNames) },
    { weight: 1, arbitrary: fc.webSegment() },
  ),
  type: fc.constantFrom(
    'application/json',
    'application/json',
    'application/x-ndjson',
    'text/plain',
    'image/png',
    '',
  ),
  gzip: fc.boolean(),
  byProvider: fc.nat(4).map((n) => n === 0),
});

const EXPECTED = new Set([202, 400, 404, 413, 415]);

test('no body whatever is answered with a fault of ours, and what is accepted is recorded', {
  timeout: 60_000,
}, async () => {
  const { key } = await door.tenant();
  const provider = await door.providerKey();
  const send = fc.asyncProperty(request, async ({ body, format, type, gzip, byProvider }) => {
    const answer = await door.send(byProvider ? provider : key, {
      body: gzip ? gzipSync(body) : body,
      format: encodeURIComponent(format),
      headers: { 'content-type': type, ...(gzip ? { 'content-encoding': 'gzip' } : {}) },
    });
    expect(EXPECTED, JSON.stringify(answer.body)).toContain(answer.status);
  });
  await fc.assert(send, { seed: SEED, numRuns: RUNS, endOnFailure: true });
  await door.drain();
  const left = await door.tenancy.asSystem('what is left', async (tx) => ({
    waiting: await tx.selectFrom('inbox').select('id').where('state', '=', 'waiting').execute(),
    dead: await tx.selectFrom('dead_letters').select(['record', 'error']).execute(),
    incidents: (await tx.selectFrom('incidents').select('id').execute()).length,
  }));
  expect(left).toMatchObject({ waiting: [], dead: [] });
  expect(left.incidents, 'the records were worth sending').toBeGreaterThan(20);
});
