import type { Group, GroupList } from '../../shared/wire/http/groups.ts';
import type { Session } from '../api/session.ts';

/** Trades of the sample customers, by slug; each customer has one. */
export const groups: Readonly<Record<string, readonly string[]>> = {
  Finance: ['argent', 'halden', 'nimbus', 'saltmarsh'],
  Health: ['amberley', 'foxglove', 'juniper', 'northmere'],
  'Public sector': ['eastmoor', 'kestrel', 'maplewood', 'silverbirch'],
  'Energy and industry': [
    'calder',
    'crestline',
    'ironbridge',
    'ostrava',
    'quanta',
    'redwater',
    'sunder',
    'vantor',
    'zephyr',
  ],
  Transport: ['blueharbour', 'brightline', 'fenwick', 'pellworm', 'peregrine'],
  'Retail and leisure': [
    'copperfield',
    'delmare',
    'kingsway',
    'larch',
    'larkfield',
    'opaline',
    'tamarind',
    'torvald',
  ],
  'Technology and services': ['aurora', 'cobalt', 'hollins', 'meridian', 'orchard', 'palisade'],
};

/** Creates the groups that are not there yet, and answers all their ids by name. */
export async function createGroups(session: Session): Promise<ReadonlyMap<string, string>> {
  const { items } = await session.call<GroupList>('GET', '/api/v1/groups');
  const ids = new Map(items.map(({ id, name }) => [name, id]));
  for (const [name, tenants] of Object.entries(groups)) {
    if (ids.has(name)) continue;
    const { id } = await session.call<Group>('POST', '/api/v1/groups', { name, tenants });
    ids.set(name, id);
  }
  return ids;
}
