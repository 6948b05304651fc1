import type { Redis } from 'ioredis';
import type { Clock } from '../../domain/clock.ts';
import { project } from '../../domain/event.ts';
import type { TenantId } from '../../domain/tenant.ts';
import { snapshotCounters } from '../db/counters.ts';
import { readHeads, readMoves } from '../db/log.ts';
import type { Tenancy } from '../db/tenancy.ts';
import { applyRanges, type EventRange, readWatermarks, restore, type Watermark } from './counters.ts';

/** Events read from the log in one go when catching up; bounds memory, the loop takes the rest. */
const CATCH_UP_EVENTS = 5_000;
/** Further behind than this, counting anew costs less than reading the log. */
const REBUILD_LAG = 20_000;
/** Tenants rebuilt from one SQL statement; bounds the result held in memory. */
const REBUILD_TENANTS = 100;
/** Someone else rebuilding or applying at the same time costs one more look; more than this is a bug. */
const MAX_LOOKS = 50;

/**
 * Brings the counters in Redis up to the log, exactly once however often it is asked. Whoever commits events calls
 * `apply` at once; the sweep calls `level` for whatever a crash left between a commit and its apply.
 */
export interface Projection {
  apply(ranges: readonly EventRange[]): Promise<void>;
  /** Brings every tenant whose counters lag behind its log, or are gone, up to date; answers how many. */
  level(): Promise<number>;
  /** Counts these tenants anew from SQL under a new epoch, whatever Redis holds. */
  rebuild(tenants: readonly TenantId[]): Promise<void>;
}

export interface ProjectionDeps {
  readonly redis: Redis;
  readonly tenancy: Tenancy;
  readonly clock: Clock;
}

export function openProjection({ redis, tenancy, clock }: ProjectionDeps): Projection {
  const readRange = (tenantId: TenantId, after: number) =>
    tenancy.asSystem('catch up counters', async (tx): Promise<EventRange | null> => {
      const events = await readMoves(tx, tenantId, after, CATCH_UP_EVENTS);
      if (events.length === 0) return null;
      const moves = new Map<string, number>();
      for (const { data } of events) project(moves, data);
      return { tenantId, first: after + 1, last: events.at(-1)!.seq, moves };
    });

  async function catchUp(tenantId: TenantId, watermark: number): Promise<void> {
    let after = watermark;
    for (let look = 0; look < MAX_LOOKS; look++) {
      const range = await readRange(tenantId, after);
      if (range === null) return;
      const [answer] = await applyRanges(redis, [range], clock());
      if (answer!.outcome === 'lost') return rebuild([tenantId]);
      after = answer!.seq;
    }
    throw new Error(`counters of tenant ${tenantId} did not settle after ${MAX_LOOKS} looks at its log`);
  }

  async function apply(ranges: readonly EventRange[]): Promise<void> {
    const answers = await applyRanges(redis, ranges, clock());
    const lost: TenantId[] = [];
    for (const [index, { outcome, seq }] of answers.entries()) {
      const { tenantId } = ranges[index]!;
      if (outcome === 'behind') await catchUp(tenantId, seq);
      if (outcome === 'lost') lost.push(tenantId);
    }
    await rebuild(lost);
  }

  async function rebuildSome(tenants: readonly TenantId[]): Promise<void> {
    const seen = await readWatermarks(redis, tenants);
    const seenBy = new Map<TenantId, Watermark | null>(
      tenants.map((tenant, index) => [tenant, seen[index]!]),
    );
    const now = clock();
    const snapshots = await tenancy.asSystem('rebuild counters', (tx) => snapshotCounters(tx, tenants, now));
    await Promise.all(
      snapshots.map((snapshot) =>
        restore(redis, snapshot.tenantId, snapshot, seenBy.get(snapshot.tenantId) ?? null, now),
      ),
    );
    const marks = await readWatermarks(redis, tenants);
    for (const [index, tenant] of tenants.entries()) {
      const mark = marks[index];
      if (mark) await catchUp(tenant, mark.seq);
    }
  }

  async function rebuild(tenants: readonly TenantId[]): Promise<void> {
    for (let start = 0; start < tenants.length; start += REBUILD_TENANTS) {
      await rebuildSome(tenants.slice(start, start + REBUILD_TENANTS));
    }
  }

  async function level(): Promise<number> {
    const heads = await tenancy.asSystem('compare heads', readHeads);
    const tenants = [...heads.keys()];
    const marks = await readWatermarks(redis, tenants);
    const lost = tenants.filter((_, index) => marks[index] === null);
    await rebuild(lost);
    const lagging = tenants.filter((tenant, index) => (marks[index]?.seq ?? Infinity) < heads.get(tenant)!);
    let behind = 0;
    for (const tenant of lagging) {
      // Whoever committed is on the way as a rule, and has come by the time of the others' turn.
      const [mark] = await readWatermarks(redis, [tenant]);
      const lag = mark ? heads.get(tenant)! - mark.seq : 0;
      if (lag <= 0) continue;
      await (lag > REBUILD_LAG ? rebuild([tenant]) : catchUp(tenant, mark!.seq));
      behind++;
    }
    return lost.length + behind;
  }

  return { apply, level, rebuild };
}
