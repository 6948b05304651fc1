import { originalOf } from '../../shared/formats/generic.ts';
import { countQuarantined, quarantineGroups } from '../../shared/node/db/quarantine.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';
import type { Quarantine } from '../../shared/wire/http/routing.ts';

/** A list for people: whoever has more names than this sets rules by field or header, not by name. */
const MAX_GROUPS = 200;

export async function listQuarantine(tx: Tx): Promise<Quarantine> {
  const groups = await quarantineGroups(tx, MAX_GROUPS);
  const items = groups.map(({ key_id, key_name, sample, first_at, last_at, ...group }) => ({
    ...group,
    first_at: first_at.toISOString(),
    last_at: last_at.toISOString(),
    key: { id: key_id, name: key_name },
    sample: sampleOf(group.format, sample),
  }));
  return { items, records: await countQuarantined(tx, {}) };
}

/** As its product sent it. */
function sampleOf(format: string, text: string): unknown {
  const kept: unknown = JSON.parse(text);
  return format === 'generic' ? originalOf(kept) : kept;
}
