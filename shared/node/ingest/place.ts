import type { Refusal } from '../../domain/incident.ts';
import type { TenantId } from '../../domain/tenant.ts';
import { isClosed } from '../../domain/tenant-state.ts';
import { originalOf } from '../../formats/generic.ts';
import type { RefusedRecord } from '../../wire/http/ingest.ts';
import type { FoundTenant, TenantsByName } from '../db/tenants.ts';
import type { GoodRecord } from './judge.ts';
import type { Headers } from './routing/headers.ts';
import type { Rule } from './routing/rule.ts';
import type { RuleSet } from './routing/rule-set.ts';

/** The good records of one request, by the tenant they go to, or by the name nobody knows. */
export interface Placed {
  readonly accepted: Map<TenantId, GoodRecord[]>;
  readonly quarantined: Map<string, GoodRecord[]>;
  readonly refused: RefusedRecord[];
  /** Records that a rule placed, by its id. */
  readonly matched: ReadonlyMap<string, number>;
}

export interface Addressing {
  /** The key's own tenant; null for a provider key. */
  readonly tenantId: TenantId | null;
  /** The tenant named by the `X-Tenant` header. */
  readonly tenantHeader: string | undefined;
  readonly headers: Headers;
}

/** What is known of tenants and rules. Each is asked at most once a request, and only if a record depends on it. */
export interface Directory {
  readonly tenants: (exact: readonly string[], loose: readonly string[]) => Promise<TenantsByName>;
  readonly rules: () => Promise<RuleSet>;
}

/** Records that name no tenant at all are quarantined under this name. */
const UNNAMED = '';

/** Whose a record is, and by what. */
export type Placing =
  | { readonly by: 'key'; readonly tenantId: TenantId }
  | { readonly by: 'record' | 'header' | 'name'; readonly tenant: FoundTenant }
  | { readonly by: 'rule'; readonly tenant: FoundTenant; readonly rule: Rule }
  | { readonly by: 'nothing'; readonly hint: string };

/** Finds each record's tenant: the key's own, or with a provider key the one it names or a rule gives it. */
export async function place(
  directory: Directory,
  good: readonly GoodRecord[],
  to: Addressing,
): Promise<Placed> {
  const accepted = new Map<TenantId, GoodRecord[]>();
  const quarantined = new Map<string, GoodRecord[]>();
  const refused: RefusedRecord[] = [];
  const matched = new Map<string, number>();
  for (const [record, found] of await placings(directory, good, to)) {
    if ('reason' in found) refused.push({ index: record.index, ...found });
    else if (found.by === 'key') push(accepted, found.tenantId, record);
    else if (found.by === 'nothing') push(quarantined, found.hint, record);
    else push(accepted, found.tenant.id, record);
    if ('rule' in found) matched.set(found.rule.id, (matched.get(found.rule.id) ?? 0) + 1);
  }
  return { accepted, quarantined, refused, matched };
}

type Placings = [GoodRecord, Placing | Refusal][];

async function placings(
  directory: Directory,
  good: readonly GoodRecord[],
  to: Addressing,
): Promise<Placings> {
  const { tenantId } = to;
  if (tenantId === null) {
    const found = await placeByName(directory, good, to);
    return found.map(([record, placing]) => [record, closedFault(placing) ?? placing]);
  }
  const names = distinct(good.map((record) => (isOurs(record) ? wordOf(record, to) : undefined)));
  const known = names.length === 0 ? null : (await directory.tenants(names, [])).exact;
  return good.map((record) => {
    const name = isOurs(record) ? wordOf(record, to) : undefined;
    const isOwn = name === undefined || known?.get(name)?.id === tenantId;
    return [record, isOwn ? { by: 'key', tenantId } : FOREIGN];
  });
}

const FOREIGN: Refusal = {
  field: 'tenant',
  reason: 'this key belongs to another tenant; leave `tenant` out or use a provider key',
};

function closedFault(placing: Placing): Refusal | null {
  if (!('tenant' in placing) || !isClosed(placing.tenant.state)) return null;
  const { slug, state } = placing.tenant;
  return { field: 'tenant', reason: `tenant ${slug} is ${state}; its incidents are not taken` };
}

/**
 * Without a key of its own a record goes by what it or its sender says in our words, then by rules, then by what its
 * product calls its customer. A word of ours that nobody has is not overruled by a guess, only by a rule.
 */
export async function placeByName(
  directory: Directory,
  good: readonly GoodRecord[],
  to: Addressing,
): Promise<[GoodRecord, Placing][]> {
  const spoken = distinct(good.map((record) => (isSpoken(record, to) ? wordOf(record, to) : undefined)));
  const guessed = distinct(
    good.map((record) => (isSpoken(record, to) ? undefined : wordOf(record, to)?.toLowerCase())),
  );
  const isNamed = spoken.length + guessed.length > 0;
  const known = isNamed ? await directory.tenants(spoken, guessed) : NOBODY;
  const bySaying = (record: GoodRecord): Placing | null => {
    const word = wordOf(record, to);
    const tenant = word !== undefined && isSpoken(record, to) ? known.exact.get(word) : undefined;
    if (tenant === undefined) return null;
    return { by: isOurs(record) && record.tenantHint !== undefined ? 'record' : 'header', tenant };
  };
  const byGuess = (record: GoodRecord): Placing => {
    const word = wordOf(record, to);
    const tenant = isSpoken(record, to) ? undefined : known.loose.get(word?.toLowerCase() ?? UNNAMED);
    return tenant === undefined ? { by: 'nothing', hint: word ?? UNNAMED } : { by: 'name', tenant };
  };
  const said = good.map((record) => [record, bySaying(record)] as const);
  const byRule = await ruled(
    directory,
    said.filter(([, placing]) => placing === null).map(([record]) => record),
    to,
  );
  return said.map(([record, placing]) => [record, placing ?? byRule.get(record) ?? byGuess(record)]);
}

const NOBODY: TenantsByName = { exact: new Map(), loose: new Map() };

/** What rules say to records that say nothing of their own. */
async function ruled(
  directory: Directory,
  records: readonly GoodRecord[],
  to: Addressing,
): Promise<Map<GoodRecord, Placing>> {
  const found = new Map<GoodRecord, Placing>();
  if (records.length === 0) return found;
  const rules = await directory.rules();
  if (rules.isEmpty) return found;
  const hits = records.flatMap((record) => {
    const rule = rules.find(evidenceOf(record, to));
    return rule === null ? [] : [{ record, rule }];
  });
  if (hits.length === 0) return found;
  const { exact } = await directory.tenants(distinct(hits.map(({ rule }) => rule.tenantId)), []);
  for (const { record, rule } of hits) {
    const tenant = exact.get(rule.tenantId);
    if (tenant !== undefined) found.set(record, { by: 'rule', tenant, rule });
  }
  return found;
}

const evidenceOf = (record: GoodRecord, to: Addressing) => ({
  format: record.format,
  record: record.format === 'generic' ? originalOf(record.value) : record.value,
  headers: to.headers,
  hint: wordOf(record, to) ?? UNNAMED,
});

/** Only `tenant` of a native record is our own word and says more than the header. */
const isOurs = ({ format }: GoodRecord): boolean => format === 'native';

/** Said in our words, so that it means a slug or an id and nothing else. */
const isSpoken = (record: GoodRecord, { tenantHeader }: Addressing): boolean =>
  isOurs(record) || tenantHeader !== undefined;

/** What a record is called after: its own word, the header's, or its product's name for a customer. */
const wordOf = (record: GoodRecord, { tenantHeader }: Addressing): string | undefined =>
  isOurs(record) ? (record.tenantHint ?? tenantHeader) : (tenantHeader ?? record.tenantHint);

const distinct = (names: readonly (string | undefined)[]): string[] => [
  ...new Set(names.filter((name) => name !== undefined)),
];

function push<K>(groups: Map<K, GoodRecord[]>, key: K, record: GoodRecord): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [record]);
  else group.push(record);
}
