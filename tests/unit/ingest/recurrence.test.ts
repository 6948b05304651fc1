import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { project } from '../../../shared/domain/event.ts';
import type { IncidentReport } from '../../../shared/domain/incident.ts';
import { factsOf, type IncidentState } from '../../../shared/domain/merge.ts';
import type { Moves } from '../../../shared/domain/tally.ts';
import { recountFields } from '../../support/recount.ts';
import {
  type Alert,
  alerts,
  type Delivery,
  deliveryOf,
  STRETCH_MS,
} from '../../support/recurrence/alerts.ts';
import { incidentsOf, inOrder } from '../../support/recurrence/reference.ts';
import { MemoryHouse } from './house.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 400);
const delivered = alerts.chain((all) => fc.tuple(fc.constant(all), deliveryOf(all), deliveryOf(all)));

/** Delivers stretch after stretch; when one ends, what is open of its fingerprints is closed at that instant. */
function deliver(all: readonly Alert[], stretches: readonly Delivery[]) {
  const house = new MemoryHouse();
  let records = 0;
  for (const [stretch, { batches }] of stretches.entries()) {
    const end = (stretch + 1) * STRETCH_MS;
    for (const batch of batches) {
      records += batch.length;
      house.turn(
        batch.map((index) => all[index]!.report),
        end,
      );
    }
    const open = house.incidents().filter((each) => each.state.status !== 'closed');
    records += open.length;
    house.turn(
      open.map(({ state }): IncidentReport => ({ ...echoOf(state), status: 'closed', closedAt: end })),
      end,
    );
  }
  return { house, records };
}

const echoOf = ({ externalId, source, title, severity, detectedAt }: IncidentState): IncidentReport => ({
  externalId,
  source,
  title,
  severity,
  detectedAt,
});

const shown = ({ house }: { house: MemoryHouse }) =>
  house
    .incidents()
    .map(({ state, lastSeenAt }) => ({
      fingerprint: state.fingerprint!,
      title: state.title,
      category: state.category,
      description: state.description,
      severity: state.severity,
      sourceSeverity: state.sourceSeverity,
      detectedAt: state.detectedAt,
      lastSeenAt,
      occurredAt: state.occurredAt,
      assets: state.assets,
      techniques: state.techniques,
      tags: state.tags,
    }))
    .toSorted(inOrder);

describe('alerts that recur, in any order, repeated, replayed and in any batches', () => {
  test('end in the incidents that the reference says', () => {
    fc.assert(
      fc.property(delivered, ([all, one, other]) => {
        const wanted = incidentsOf(all);
        expect(shown(deliver(all, one))).toEqual(wanted);
        expect(shown(deliver(all, other))).toEqual(wanted);
      }),
      { numRuns: RUNS },
    );
  });

  test('are each counted once, and the events add up to the counters of what is there', () => {
    fc.assert(
      fc.property(delivered, ([all, one]) => {
        const { house, records } = deliver(all, one);
        const sum = house.incidents().reduce((total, each) => total + each.occurrences, 0);
        expect(sum).toBe(records);
        expect(house.sources().map((source) => source.records)).toEqual([records]);
        const moves: Moves = new Map();
        for (const { data } of house.log) project(moves, data);
        const now = 3 * STRETCH_MS;
        const facts = house.incidents().map(({ state }) => factsOf(state));
        expect(Object.fromEntries(moves)).toEqual(recountFields(facts, now));
      }),
      { numRuns: RUNS },
    );
  });
});

const alertOf = (n: number, more: Partial<IncidentReport> = {}): IncidentReport => ({
  externalId: `a${n}`,
  source: 'ids',
  fingerprint: 'scan',
  title: 'Scan',
  severity: 'low',
  detectedAt: 1_000 + n,
  ...more,
});

describe('one fingerprint', () => {
  test('a thousand alerts in one turn are one incident and one event', () => {
    const house = new MemoryHouse();
    const events = house.turn(
      Array.from({ length: 1_000 }, (_, n) => alertOf(n)),
      5_000,
    );
    expect(events).toMatchObject([
      { kind: 'incident.created', data: { occurrences: 1_000, lastSeenAt: 1_999 } },
    ]);
    expect(house.turn([alertOf(1_000), alertOf(1_001)], 5_000)).toMatchObject([
      { kind: 'incident.repeated', data: { occurrences: 1_002, lastSeenAt: 2_001 } },
    ]);
  });

  test('an alert after the closing opens another, one from before goes into the one that was open then', () => {
    const house = new MemoryHouse();
    house.turn([alertOf(0), alertOf(0, { status: 'closed', closedAt: 1_010 })], 5_000);
    house.turn([alertOf(20), alertOf(5)], 5_000);
    expect(house.incidents().map(({ state, occurrences }) => [state.externalId, occurrences])).toEqual([
      ['a0', 3],
      ['a20', 1],
    ]);
  });

  test('of several that were open then, it goes into the one that closed first', () => {
    const house = new MemoryHouse();
    const closing = (n: number, closedAt: number) => alertOf(n, { status: 'closed', closedAt });
    house.turn([alertOf(0), closing(0, 1_010), alertOf(20), closing(20, 1_030)], 5_000);
    house.turn([alertOf(0, { status: 'open' }), closing(0, 1_040)], 5_000);
    house.turn([alertOf(25), alertOf(35)], 5_000);
    expect(house.incidents().map(({ state, occurrences }) => [state.externalId, occurrences])).toEqual([
      ['a0', 5],
      ['a20', 3],
    ]);
  });

  test('one detected earlier moves the incident and its counters with it', () => {
    const house = new MemoryHouse();
    house.turn([alertOf(0, { detectedAt: 7_200_000 })], 7_200_000);
    const [event] = house.turn([alertOf(1, { detectedAt: 100 })], 7_200_000);
    expect(event).toMatchObject({
      kind: 'incident.changed',
      data: {
        from: { detectedAt: 7_200_000 },
        to: { detectedAt: 100 },
        changes: { detectedAt: [7_200_000, 100] },
      },
    });
  });

  test('who works on it stays, and another source or an alert that is closed stands by itself', () => {
    const house = new MemoryHouse();
    house.turn([alertOf(0), alertOf(0, { status: 'in_progress', assignee: 'ann' })], 5_000);
    house.turn([alertOf(1), alertOf(2, { source: 'other' }), alertOf(3, { status: 'closed' })], 5_000);
    expect(
      house.incidents().map(({ state, occurrences }) => [state.externalId, state.assignee, occurrences]),
    ).toEqual([
      ['a0', 'ann', 3],
      ['a2', null, 1],
      ['a3', null, 1],
    ]);
  });
});
