import fc from 'fast-check';
import { type IncidentReport, severities } from '../../../shared/domain/incident.ts';

/** Each stretch between two closings of a fingerprint is this long; alerts of a stretch lie within it. */
export const STRETCH_MS = 1_000;
const STRETCHES = 3;

/** An alert and the stretch it was detected in. */
export interface Alert {
  readonly report: IncidentReport & { readonly detectedAt: number; readonly fingerprint: string };
  readonly stretch: number;
}

/** What is delivered: an alert by its place among all, in batches; and after which batch a stretch ends. */
export interface Delivery {
  readonly batches: readonly (readonly number[])[];
}

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const few = fc.uniqueArray(word, { maxLength: 3 });
/** As many as a record may carry; several alerts have more than an incident keeps, so that joining has to choose. */
const many = fc
  .record({ count: fc.integer({ min: 1, max: 50 }), first: fc.nat(96) })
  .map(({ count, first }) => Array.from({ length: count }, (_, i) => `t${(first + i * 37) % 97}`));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const alert = fc
  .record({
    recurring: fc.nat(2),
    stretch: fc.nat(STRETCHES - 1),
    // Few instants, so that many alerts share one.
    within: fc.constantFrom(1, 2, 500, 999, STRETCH_MS),
    title: word,
    severity: fc.constantFrom(...severities),
    sourceSeverity: maybe(word),
    category: maybe(word),
    description: maybe(word),
    occurredAt: maybe(fc.nat(9)),
    assets: maybe(few),
    techniques: maybe(few),
    tags: maybe(fc.oneof(few, many)),
  })
  .map(({ recurring, stretch, within, ...said }) => ({ recurring, stretch, within, said }));

export const alerts: fc.Arbitrary<Alert[]> = fc.array(alert, { minLength: 1, maxLength: 25 }).map((list) =>
  list.map(({ recurring, stretch, within, said }, index) => ({
    stretch,
    report: {
      ...(JSON.parse(JSON.stringify(said)) as typeof said),
      externalId: `alert-${index}`,
      source: 'sensor',
      fingerprint: `rule-${recurring}`,
      detectedAt: stretch * STRETCH_MS + within,
    } as Alert['report'],
  })),
);

/** For each stretch: its alerts in any order, some twice, amid any that were heard of before; in any batches. */
export const deliveryOf = (all: readonly Alert[]): fc.Arbitrary<Delivery[]> =>
  fc.tuple(
    ...Array.from({ length: STRETCHES }, (_, stretch) => {
      const due = all.flatMap((each, index) => (each.stretch === stretch ? [index] : []));
      const heard = all.flatMap((each, index) => (each.stretch <= stretch ? [index] : []));
      const again =
        heard.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...heard), { maxLength: 10 });
      return again
        .chain((more) => fc.shuffledSubarray([...due, ...more], { minLength: due.length + more.length }))
        .chain((order) => fc.array(fc.nat(order.length), { maxLength: 4 }).map((cuts) => cut(order, cuts)))
        .map((batches) => ({ batches }));
    }),
  );

const cut = (order: readonly number[], cuts: readonly number[]): number[][] => {
  const edges = [0, ...cuts.toSorted((a, b) => a - b), order.length];
  return edges.slice(1).map((end, index) => order.slice(edges[index], end));
};
