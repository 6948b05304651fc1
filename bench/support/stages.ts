import pg from 'pg';
import type { Page } from 'playwright-core';
import { column } from '../../shared/domain/metric.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { ServerFrame } from '../../shared/wire/live.ts';
import { type Spread, spread } from './report.ts';
import type { Stack } from './stack.ts';
import { type Counted, readStreams } from './streams.ts';

const CRITICAL = column('open_critical');

/** Keeps every frame as it came, with when; they are read when all is over, so that keeping them costs nothing. */
export const KEEP_FRAMES = `
  globalThis.frames = [];
  const Plain = globalThis.WebSocket;
  globalThis.WebSocket = class extends Plain {
    constructor(...args) {
      super(...args);
      if (String(args[0]).includes('/live/')) this.addEventListener('message', ({ data }) => frames.push([performance.timeOrigin + performance.now(), data]));
    }
  };`;

/** When a probe passed each place on its way, epoch milliseconds. */
interface Way extends Counted {
  /** A worker has read it from the inbox. */
  readonly taken: number;
  /** A server put it into a frame. */
  readonly framed: number;
  /** The browser has the frame. */
  readonly received: number;
}

type Framed = Pick<Way, 'framed' | 'received'>;

/**
 * Where the time of probes `probe-1` … went, in milliseconds at the median and at the 90th and 99th percentile:
 * read afterwards from what the product itself has written down. `accepted` and `shown` are the ends, by probe.
 */
export async function stagesOf(
  stack: Stack,
  page: Page,
  { accepted, shown }: { readonly accepted: readonly number[]; readonly shown: readonly number[] },
): Promise<Record<string, Spread>> {
  const seen = await seenBehind(stack);
  const framed = await seenInFrames(page, accepted.length);
  const ways = accepted.map((at, index) => ({
    ...{ accepted: at, shown: shown[index]! },
    ...{ ...seen.get(index + 1)!, ...framed[index]! },
  }));
  const names = ['accepted', 'taken', 'recorded', 'counted', 'framed', 'received', 'shown'] as const;
  return Object.fromEntries(
    names.slice(1).map((name, index) => {
      const before = names[index]!;
      return [`${before} → ${name}`, spread(ways.map((way) => way[name] - way[before]))];
    }),
  );
}

interface Stored {
  readonly n: number;
  readonly taken: Date;
  readonly tenant: TenantId;
  readonly seq: number;
}

async function seenBehind({ databaseUrl, redisUrl }: Stack): Promise<Map<number, Omit<Way, keyof Framed>>> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const { rows } = await database.query<Stored>(`
    select substr(i.external_id, 7)::int as n, r.processed_at as taken, e.tenant_id as tenant, e.seq::int as seq
    from incidents i join inbox r on r.id = i.inbox_id
    join events e on e.tenant_id = i.tenant_id and e.incident_id = i.id and e.kind = 'incident.created'
    where i.external_id like 'probe-%'`);
  await database.end();
  const countedAt = await readStreams(redisUrl);
  return new Map(
    rows.map(({ n, taken, tenant, seq }) => [n, { taken: taken.getTime(), ...countedAt(tenant, seq) }]),
  );
}

/** By probe, the first frame that counts at least so many critical incidents. */
async function seenInFrames(page: Page, probes: number): Promise<Framed[]> {
  const kept = (await page.evaluate('frames')) as [received: number, text: string][];
  const framed: Framed[] = [];
  for (const [received, text] of kept) {
    const frame = JSON.parse(text) as ServerFrame;
    if (frame.type !== 'delta') continue;
    for (let at = 0; at < frame.cells.length; at += 3) {
      if (frame.cells[at] !== 0 || frame.cells[at + 1] !== CRITICAL) continue;
      while (framed.length < Math.min(probes, frame.cells[at + 2]!))
        framed.push({ framed: frame.at, received });
    }
  }
  return framed;
}
