import type { Choice } from '../choice.ts';
import { addAssignee, codedFacets as coded, emptyCounts, type FacetCounts } from '../facet-counts.ts';
import { CODES } from './code.ts';
import { type HeldTenant, type Judge, judgeOf } from './judge.ts';
import { FAILS, unaskedFailures } from './sieve.ts';
import { type Found, inSlices } from './slices.ts';

/** Slot of a failure: 0 for none at all, then one for each filter that a row may fail alone. */
const slots = [
  'severity',
  'status',
  'module',
  'lane',
  'snoozed',
  'tenant',
  'assignee',
  'source',
  'storm',
] as const;
const SLOT_OF = (() => {
  const slotOf = new Int8Array(FAILS.absent << 1).fill(-1);
  slotOf[0] = 0;
  slots.forEach((name, index) => {
    slotOf[FAILS[name]] = index + 1;
  });
  return slotOf;
})();

/** `found`: the only rows that can be selected, where something was searched for. */
export async function countHeld(
  tenants: readonly HeldTenant[],
  choice: Choice,
  found: Found | null,
): Promise<FacetCounts> {
  const counts = emptyCounts();
  const judge = judgeOf(choice);
  const bySlot = new Uint32Array((slots.length + 1) * CODES);
  const tallies: TenantTally[] = [];
  const open = (tenant: HeldTenant): TenantTally => {
    const tally = new TenantTally(tenant, judge(tenant), unaskedFailures(choice), bySlot);
    tallies.push(tally);
    return tally;
  };
  if (found === null) {
    await inSlices(tenants, (tenant) => {
      const tally = open(tenant);
      return (from, to) => {
        for (let place = from; place < to; place++) tally.take(place);
      };
    });
  } else {
    for (const tenant of tenants) {
      const tally = open(tenant);
      // What was committed since is in the next answer.
      for (const place of found.get(tenant.id) ?? []) if (place < tenant.columns.length) tally.take(place);
    }
  }
  for (const tally of tallies) tally.addTo(counts);
  for (const facet of coded) addInto(counts.codes[facet], bySlot, [0, slots.indexOf(facet) + 1]);
  return counts;
}

function addInto(target: Uint32Array, bySlot: Uint32Array, from: readonly number[]): void {
  for (const slot of from) {
    for (let code = 0; code < CODES; code++) target[code]! += bySlot[slot * CODES + code]!;
  }
}

/** What one tenant adds to the counts: its dictionaries are its own, so their values are added up at its end. */
class TenantTally {
  readonly tenant: HeldTenant;
  readonly judge: Judge;
  readonly unasked: number;
  readonly bySlot: Uint32Array;
  readonly sources: Uint32Array;
  readonly assignees: Uint32Array;
  readonly storms: Uint32Array;
  total = 0;
  ofTenant = 0;
  hiddenInfo = 0;
  hiddenSnoozed = 0;

  constructor(tenant: HeldTenant, judge: Judge, unasked: number, bySlot: Uint32Array) {
    const { sources, assignees, storms } = tenant.columns;
    this.tenant = tenant;
    this.judge = judge;
    this.unasked = unasked;
    this.bySlot = bySlot;
    this.sources = new Uint32Array(sources.values.length);
    this.assignees = new Uint32Array(assignees.values.length);
    this.storms = new Uint32Array(storms.values.length);
  }

  take(place: number): void {
    const { judge } = this;
    const code = judge.codeAt(place);
    const fails = judge.failuresOf(place, code);
    if (fails === 0) this.#select(place, code);
    else this.#leaveOut(place, code, fails);
  }

  #select(place: number, code: number): void {
    const { judge } = this;
    this.total++;
    this.bySlot[code]!++;
    this.sources[judge.source[place]!]!++;
    this.assignees[judge.assignee[place]!]!++;
    this.storms[judge.storm[place]!]!++;
  }

  /** One filter away from being selected, it counts for that filter's value. */
  #leaveOut(place: number, code: number, fails: number): void {
    const { judge } = this;
    // Of what nobody asked to hide: informational first, then snoozed.
    if ((fails & ~this.unasked) === 0) {
      if (fails & FAILS.severity) this.hiddenInfo++;
      else this.hiddenSnoozed++;
    }
    const slot = SLOT_OF[fails]!;
    if (slot < 0) return;
    if (slot <= coded.length) this.bySlot[slot * CODES + code]!++;
    else if (fails === FAILS.tenant) this.ofTenant++;
    else if (fails === FAILS.source) this.sources[judge.source[place]!]!++;
    else if (fails === FAILS.assignee) this.assignees[judge.assignee[place]!]!++;
    else this.storms[judge.storm[place]!]!++;
  }

  addTo(counts: FacetCounts): void {
    const { id, columns } = this.tenant;
    counts.all += columns.held;
    counts.total += this.total;
    counts.hiddenInfo += this.hiddenInfo;
    counts.hiddenSnoozed += this.hiddenSnoozed;
    if (this.total + this.ofTenant > 0) counts.tenants.set(id, this.total + this.ofTenant);
    addValues(counts.sources, columns.sources.values, this.sources);
    addValues(counts.storms, columns.storms.values, this.storms);
    columns.assignees.values.forEach((who, place) => {
      const n = this.assignees[place]!;
      if (n > 0) addAssignee(counts.assignees, columns.assignees.keys[place]!, who, n);
    });
  }
}

function addValues(into: Map<string, number>, values: readonly (string | null)[], counts: Uint32Array): void {
  values.forEach((value, place) => {
    const n = counts[place]!;
    if (value !== null && n > 0) into.set(value, (into.get(value) ?? 0) + n);
  });
}
