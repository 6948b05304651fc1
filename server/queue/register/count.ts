import type { Choice } from '../choice.ts';
import { addAssignee, codedFacets as coded, emptyCounts, type FacetCounts } from '../facet-counts.ts';
import { CODES } from './code.ts';
import { type HeldTenant, judgeOf } from './judge.ts';
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
  const unasked = unaskedFailures(choice);
  const bySlot = new Uint32Array((slots.length + 1) * CODES);
  const sum = (tenant: HeldTenant) => {
    const tally = new TenantTally(tenant, bySlot, counts);
    const verdict = judge(tenant);
    return { tally, look: (place: number) => tally.take(place, verdict(place), unasked, choice.now) };
  };
  const done: TenantTally[] = [];
  const open = (tenant: HeldTenant) => {
    const { tally, look } = sum(tenant);
    done.push(tally);
    counts.all += tenant.columns.held;
    return look;
  };
  if (found === null) {
    await inSlices(tenants, (tenant) => {
      const look = open(tenant);
      return (from, to) => {
        for (let place = from; place < to; place++) look(place);
      };
    });
  } else {
    for (const tenant of tenants) {
      const look = open(tenant);
      // What was committed since is in the next answer.
      for (const place of found.get(tenant.id) ?? []) if (place < tenant.columns.length) look(place);
    }
  }
  for (const tally of done) tally.finish();
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
  readonly #tenant: HeldTenant;
  readonly #bySlot: Uint32Array;
  readonly #counts: FacetCounts;
  readonly #sources: Uint32Array;
  readonly #assignees: Uint32Array;
  readonly #storms: Uint32Array;
  #ofTenant = 0;

  constructor(tenant: HeldTenant, bySlot: Uint32Array, counts: FacetCounts) {
    const { sources, assignees, storms } = tenant.columns;
    this.#tenant = tenant;
    this.#bySlot = bySlot;
    this.#counts = counts;
    this.#sources = new Uint32Array(sources.values.length);
    this.#assignees = new Uint32Array(assignees.values.length);
    this.#storms = new Uint32Array(storms.values.length);
  }

  take(place: number, fails: number, unasked: number, now: number): void {
    const { columns } = this.#tenant;
    const slot = SLOT_OF[fails]!;
    if (fails !== 0) this.#hide(fails, unasked);
    if (slot < 0) return;
    if (slot <= coded.length) this.#bySlot[slot * CODES + columns.codeAt(place, now)]!++;
    if (fails === 0) this.#counts.total++;
    if ((fails & ~FAILS.tenant) === 0) this.#ofTenant++;
    if ((fails & ~FAILS.source) === 0) this.#sources[columns.source[place]!]!++;
    if ((fails & ~FAILS.assignee) === 0) this.#assignees[columns.assignee[place]!]!++;
    if ((fails & ~FAILS.storm) === 0) this.#storms[columns.storm[place]!]!++;
  }

  /** Of what nobody asked to hide: informational first, then snoozed. */
  #hide(fails: number, unasked: number): void {
    if ((fails & ~unasked) !== 0) return;
    if (fails & FAILS.severity) this.#counts.hiddenInfo++;
    else this.#counts.hiddenSnoozed++;
  }

  finish(): void {
    const { id, columns } = this.#tenant;
    const { tenants, sources, storms, assignees } = this.#counts;
    if (this.#ofTenant > 0) tenants.set(id, this.#ofTenant);
    addValues(sources, columns.sources.values, this.#sources);
    addValues(storms, columns.storms.values, this.#storms);
    columns.assignees.values.forEach((who, place) => {
      const n = this.#assignees[place]!;
      if (n > 0) addAssignee(assignees, who, n);
    });
  }
}

function addValues(into: Map<string, number>, values: readonly (string | null)[], counts: Uint32Array): void {
  values.forEach((value, place) => {
    const n = counts[place]!;
    if (value !== null && n > 0) into.set(value, (into.get(value) ?? 0) + n);
  });
}
