import { setImmediate as nextTurn } from 'node:timers/promises';
import { countedSeverities, severities } from '../../shared/domain/incident.ts';
import type { TenantId } from '../../shared/domain/tenant.ts';
import type { Handling } from '../../shared/wire/http/handling.ts';
import { CODES, decode } from '../queue/register/code.ts';
import type { HeldTenant } from '../queue/register/judge.ts';
import { inSlices } from '../queue/register/slices.ts';
import type { Groups, Measured, Times } from './groups.ts';
import { Look } from './look.ts';
import type { Span } from './question.ts';
import { Samples } from './samples.ts';

/** What is measured. */
export interface Measuring {
  readonly span: Span;
  readonly before: Span;
  /** Who is meant by an actor of a tenant's log; null where nobody is to be told apart. */
  readonly handlerOf: ((tenant: TenantId, actor: string) => string) | null;
}

/** Times of each kind, in the period and in the one before. */
const newTimes = () => ({
  acknowledged: new Samples(),
  resolved: new Samples(),
  detected: new Samples(),
  open: new Samples(),
  acknowledgedBefore: new Samples(),
  resolvedBefore: new Samples(),
});
export type Taken = ReturnType<typeof newTimes>;

/** The same as measure-sql.ts reads, in one pass over the register: a million incidents in some twenty milliseconds. */
export async function measureHeld(tenants: readonly HeldTenant[], asked: Measuring): Promise<Measured> {
  const taken = newTimes();
  const codes = new Uint32Array(CODES);
  const handlers = new Map<string, number>();
  const placeOf = (key: string): number => handlers.get(key) ?? handlers.set(key, handlers.size).size - 1;
  let tenant = 0;
  await inSlices(tenants, ({ id, columns }) => {
    const who = Uint32Array.from(columns.actors.values, (actor) =>
      actor === null || asked.handlerOf === null ? 0 : placeOf(asked.handlerOf(id, actor)),
    );
    const look = new Look(columns, asked, { tenant: tenant++, handlers: who }, taken, codes);
    return (from, to) => {
      for (let place = from; place < to; place++) look.take(place);
    };
  });
  const names = { tenant: tenants.map(({ id }) => id), severity: severities };
  // Others have their turn after each.
  const grouped = async (samples: Samples, handler: readonly string[] = []): Promise<Groups> => {
    await nextTurn();
    return groupsOf(samples, { ...names, handler });
  };
  return {
    acknowledged: await grouped(taken.acknowledged, [...handlers.keys()]),
    resolved: await grouped(taken.resolved, [...handlers.keys()]),
    detected: await grouped(taken.detected),
    open: await grouped(taken.open),
    before: { acknowledged: taken.acknowledgedBefore.all(), resolved: taken.resolvedBefore.all() },
    openBy: openBy(codes),
  };
}

interface Names {
  readonly tenant: readonly TenantId[];
  readonly severity: typeof severities;
  readonly handler: readonly string[];
}

const groupsOf = (samples: Samples, { tenant, severity, handler }: Names): Groups => ({
  all: samples.all(),
  tenant: named(tenant, samples.by('tenant', tenant.length)),
  severity: named(severity, samples.by('severity', severity.length)),
  handler: handler.length === 0 ? new Map() : named(handler, samples.by('handler', handler.length)),
});

const named = <T>(names: readonly T[], times: readonly Times[]): Map<T, Times> =>
  new Map(names.flatMap((name, at): [T, Times][] => (times[at]!.all > 0 ? [[name, times[at]!]] : [])));

/** Open incidents by module and severity, as the live totals count them: pending ones too, informational ones not. */
function openBy(codes: Uint32Array): Handling['open'] {
  const counts = new Map<string, Handling['open'][number]>();
  codes.forEach((n, code) => {
    const row = n === 0 ? null : decode(code);
    const severity = countedSeverities.find((each) => each === row?.severity);
    if (row === null || severity === undefined || row.status === 'closed') return;
    const { module } = row;
    const key = `${module} ${severity}`;
    counts.set(key, { module, severity, count: n + (counts.get(key)?.count ?? 0) });
  });
  return [...counts.values()];
}
