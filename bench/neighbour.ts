import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { spent } from './support/cpu.ts';
import { incidentOf } from './support/load.ts';
import { quantile, report } from './support/report.ts';
import { openStack, type Stack } from './support/stack.ts';
import { post } from './support/steady.ts';

const QUIET = 20;
/** Collectors gather: a request a second of each tenant. */
const RECORDS_A_REQUEST = 10;
const REQUEST_EVERY_MS = 1_000;
/** How many times as many records the loud tenant sends as each of the others. */
const FLOOD = 50;
/** Calm and flood in short turns, so that whatever else the machine does falls on both. */
const ROUNDS = 15;
const PHASE_MS = 4_000;
/** What is left of one phase must not be measured in the next. */
const REST_MS = 1_000;
const LOOK_EVERY_MS = 5;

interface Sample {
  readonly acceptedMs: number;
  readonly recordedMs: number;
}

/**
 * One tenant sends fifty times what each of twenty others does. Time from their requests, and from their 202, to the
 * commit of their incidents, against the same load without the flood, in one run.
 */
export async function neighbour(): Promise<void> {
  const stack = await openStack();
  try {
    const keys = await makeTenants(stack);
    const watch = await openWatch(stack);
    // Until everything is compiled and cached.
    await phase(stack, keys, watch, false);
    const calm = { samples: [] as Sample[], cpuSeconds: [] as Record<string, number>[] };
    const flood = { samples: [] as Sample[], cpuSeconds: [] as Record<string, number>[] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const side of [calm, flood]) {
        const before = stack.cpu();
        side.samples.push(...(await phase(stack, keys, watch, side === flood)));
        side.cpuSeconds.push(spent(before, stack.cpu()));
      }
    }
    await watch.close();
    const p99 = (samples: readonly Sample[], pick: (sample: Sample) => number) =>
      quantile(samples.map(pick), 0.99);
    const sent = (sample: Sample) => sample.recordedMs;
    const accepted = (sample: Sample) => Math.max(0, sample.recordedMs - sample.acceptedMs);
    const claim = (name: string, pick: (sample: Sample) => number) => ({
      name: `others' p99, ${name}, flood ÷ calm`,
      value: p99(flood.samples, pick) / p99(calm.samples, pick),
      unit: '×',
      bound: 1.5,
      better: 'lower' as const,
    });
    const figures = ({ samples, cpuSeconds }: typeof calm) => ({
      samples: samples.length,
      cpuSeconds,
      sentToRecorded: [0.5, 0.9, 0.99].map((q) => quantile(samples.map(sent), q)),
      acceptedToRecorded: [0.5, 0.9, 0.99].map((q) => quantile(samples.map(accepted), q)),
    });
    report('neighbour', [claim('sent → recorded', sent), claim('accepted → recorded', accepted)], {
      QUIET,
      FLOOD,
      recordsASecond: { quiet: QUIET * RECORDS_A_REQUEST, loud: FLOOD * RECORDS_A_REQUEST },
      calm: figures(calm),
      flood: figures(flood),
    });
  } finally {
    await stack.close();
  }
}

interface Keys {
  readonly quiet: readonly { readonly id: string; readonly key: string }[];
  readonly loud: string;
}

async function makeTenants({ session }: Stack): Promise<Keys> {
  const make = async (slug: string) => {
    const { id } = await session.call<{ id: string }>('POST', '/api/v1/tenants', { slug, name: slug });
    return { id, key: await session.createIngestKey('bench', slug) };
  };
  const quiet: { id: string; key: string }[] = [];
  for (let n = 0; n < QUIET; n++) quiet.push(await make(`quiet-${n}`));
  return { quiet, loud: (await make('loud')).key };
}

/** Sees incidents as soon as they are committed: numbers of a tenant have no gaps. */
interface Watch {
  /** Resolves with the instant at which the tenant has so many incidents. */
  reached(tenant: string, number: number): Promise<number>;
  numberOf(tenant: string): number;
  close(): Promise<void>;
}

async function openWatch({ databaseUrl }: Stack): Promise<Watch> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const numbers = new Map<string, number>();
  let waiting: { tenant: string; number: number; settle: (at: number) => void }[] = [];
  let isOpen = true;
  const looking = (async () => {
    while (isOpen) {
      const { rows } = await database.query('select tenant_id, number from heads');
      const now = performance.now();
      for (const { tenant_id, number } of rows) numbers.set(tenant_id, Number(number));
      waiting = waiting.filter(({ tenant, number, settle }) => {
        if ((numbers.get(tenant) ?? 0) < number) return true;
        settle(now);
        return false;
      });
      await sleep(LOOK_EVERY_MS);
    }
  })();
  return {
    reached: (tenant, number) => new Promise((settle) => waiting.push({ tenant, number, settle })),
    numberOf: (tenant) => numbers.get(tenant) ?? 0,
    close: async () => {
      isOpen = false;
      await looking;
      await database.end();
    },
  };
}

let made = 0;
const records = () => Array.from({ length: RECORDS_A_REQUEST }, () => incidentOf(made++, Date.now()));

async function phase(
  { url }: Stack,
  { quiet, loud }: Keys,
  watch: Watch,
  isFlood: boolean,
): Promise<Sample[]> {
  const endsAt = performance.now() + PHASE_MS;
  const samples: Sample[] = [];
  const send = async ({ id, key }: Keys['quiet'][number], n: number) => {
    let expected = watch.numberOf(id);
    // Spread over the second, as they are in the world.
    for (let at = endsAt - PHASE_MS + (REQUEST_EVERY_MS * n) / QUIET; at < endsAt; at += REQUEST_EVERY_MS) {
      await sleep(Math.max(0, at - performance.now()));
      const start = performance.now();
      expected += RECORDS_A_REQUEST;
      const recorded = watch.reached(id, expected);
      await post(url, key, records());
      const acceptedMs = performance.now() - start;
      samples.push({ acceptedMs, recordedMs: (await recorded) - start });
    }
  };
  const flood = async () => {
    const pending = new Set<Promise<unknown>>();
    const everyMs = REQUEST_EVERY_MS / FLOOD;
    for (let at = endsAt - PHASE_MS; at < endsAt; at += everyMs) {
      await sleep(Math.max(0, at - performance.now()));
      const request = post(url, loud, records()).finally(() => pending.delete(request));
      pending.add(request);
    }
    await Promise.all(pending);
  };
  await Promise.all([...quiet.map(send), ...(isFlood ? [flood()] : [])]);
  await sleep(REST_MS);
  return samples;
}
