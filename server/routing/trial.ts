import type { Static } from 'typebox';
import { Fault } from '../../shared/domain/fault.ts';
import { readRules } from '../../shared/node/db/routing.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import { tenantsByName } from '../../shared/node/db/tenants.ts';
import { type GoodRecord, judge } from '../../shared/node/ingest/judge.ts';
import { type Placing, placeByName } from '../../shared/node/ingest/place.ts';
import { readerFor } from '../../shared/node/ingest/reader.ts';
import { type Headers, routableHeaders } from '../../shared/node/ingest/routing/headers.ts';
import { RuleSet } from '../../shared/node/ingest/routing/rule-set.ts';
import type { RoutingAnswer, RoutingTrial } from '../../shared/wire/http/routing.ts';

/** Where a record would go that came with a provider key, and by what. Nothing is kept. */
export async function tryRouting(
  tx: Tx,
  asked: Static<typeof RoutingTrial>,
  now: number,
): Promise<Static<typeof RoutingAnswer>> {
  const reader = readerFor(asked.format);
  const [value = asked.record] = reader.open(asked.record) ?? [];
  const { good, refused } = judge([{ ok: true, value }], reader, now);
  const record = good[0];
  if (record === undefined) {
    const { field, reason } = refused[0]!;
    const why = `it would be refused: ${field} ${reason}`.replace('  ', ' ');
    return { format: asked.format, hint: null, rule: null, tenant: null, why };
  }
  return answerOf(record, await placed(tx, record, routableHeaders(asked.headers ?? {})));
}

async function placed(tx: Tx, record: GoodRecord, headers: Headers): Promise<Placing> {
  const directory = {
    tenants: (exact: readonly string[], loose: readonly string[]) => tenantsByName(tx, exact, loose),
    rules: async () => new RuleSet(await readRules(tx)),
  };
  const to = { tenantId: null, tenantHeader: headers['x-tenant'] || undefined, headers };
  const [first] = await placeByName(directory, [record], to);
  if (first === undefined) throw new Fault('bad_request', 'send one record', 'record');
  return first[1];
}

function answerOf(record: GoodRecord, placing: Placing): Static<typeof RoutingAnswer> {
  const { format, tenantHint: hint = null } = record;
  const tenant = 'tenant' in placing ? nameOf(placing.tenant) : null;
  const rule = placing.by === 'rule' ? placing.rule.id : null;
  return { format, hint, rule, tenant, why: whyOf(record, placing) };
}

const nameOf = ({ id, slug, name }: { id: string; slug: string; name: string }) => ({ id, slug, name });

function whyOf({ why, format }: GoodRecord, placing: Placing): string {
  const read = why === undefined ? '' : `Read as ${format}: ${why}. `;
  switch (placing.by) {
    case 'key':
      return `${read}The key is the tenant's own.`;
    case 'record':
      return `${read}The record's field tenant names it.`;
    case 'header':
      return `${read}The header X-Tenant names it.`;
    case 'name':
      return `${read}The record calls its customer by the tenant's slug, id or name.`;
    case 'rule':
      return `${read}Rule ${placing.rule.position} fits.`;
    case 'nothing':
      return placing.hint === ''
        ? `${read}The record names nobody and no rule fits: it would be quarantined.`
        : `${read}Nobody is called ${JSON.stringify(placing.hint)} and no rule fits: it would be quarantined.`;
  }
}
