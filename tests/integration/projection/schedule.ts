import fc from 'fast-check';
import { modules, severities } from '../../../shared/domain/incident.ts';
import type { Said } from './reference.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Records name their instants by how long before the clock they lie; the player makes them absolute. */
export interface Told extends Omit<Said, 'detected_at' | 'updated_at' | 'closed_at'> {
  readonly detectedAgo?: number;
  readonly updatedAgo?: number;
  readonly closedAgo?: number;
}

/** One thing that happens. A commit is not followed by its apply, a write is. `which` chooses among what is there by its remainder. */
export type Step =
  | { readonly do: 'commit'; readonly tenant: number; readonly writer: number; readonly records: Told[] }
  | { readonly do: 'write'; readonly tenant: number; readonly writer: number; readonly records: Told[] }
  | { readonly do: 'apply'; readonly which: number; readonly writer: number }
  | { readonly do: 'apply twice'; readonly which: number }
  | { readonly do: 'forget'; readonly which: number }
  | { readonly do: 'part'; readonly tenant: number; readonly from: number; readonly length: number }
  | { readonly do: 'flush' }
  | { readonly do: 'race'; readonly tenant: number; readonly which: number; readonly records: Told[] }
  | { readonly do: 'level'; readonly writer: number }
  | { readonly do: 'level twice at once' }
  | { readonly do: 'trim' }
  | { readonly do: 'tick'; readonly ms: number }
  | { readonly do: 'read stream'; readonly loss: number[] };

/** Around every edge of a window: minutes, the day, two days, and beyond the month. */
const ago = fc.oneof(
  fc.nat(5 * MINUTE),
  fc.nat(2 * DAY),
  fc.nat(40 * DAY),
  fc.constantFrom(DAY, 2 * DAY, 35 * DAY, 2 * DAY - MINUTE),
);
const often = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

const told: fc.Arbitrary<Told> = fc
  .record({
    external_id: fc.nat(5).map((n) => `case-${n}`),
    title: fc.constantFrom('a', 'b'),
    severity: fc.constantFrom(...severities),
    status: often(fc.constantFrom('open' as const, 'in_progress' as const, 'closed' as const)),
    module: maybe(fc.constantFrom(...modules)),
    assignee: maybe(fc.constantFrom('ann', 'bob')),
    detectedAgo: often(ago),
    updatedAgo: maybe(ago),
    closedAgo: maybe(ago),
  })
  // The door refuses a record that says it is open and when it was closed.
  .map(({ closedAgo, ...rest }) => ({
    ...rest,
    closedAgo: (rest.status ?? 'closed') === 'closed' ? closedAgo : undefined,
  }))
  .map((record) => JSON.parse(JSON.stringify(record)) as Told);

const records = fc.array(told, { minLength: 1, maxLength: 6 });
const tenant = fc.nat(1);
const writer = fc.nat(1);
const which = fc.nat(20);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('commit' as const), tenant, writer, records }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('write' as const), tenant, writer, records }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('apply' as const), which, writer }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('apply twice' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('forget' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('part' as const), tenant, from: which, length: fc.nat(4) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'flush' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('race' as const), tenant, which, records }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('level' as const), writer }) },
  { weight: 1, arbitrary: fc.constant({ do: 'level twice at once' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'trim' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('tick' as const),
      ms: fc.oneof(fc.nat(MINUTE), fc.nat(3 * DAY)),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('read stream' as const),
      loss: fc.array(fc.nat(3), { minLength: 1, maxLength: 8 }),
    }),
  },
);

export const schedule = fc.array(step, { minLength: 4, maxLength: 30 });
