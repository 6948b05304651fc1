import { originalOf } from '../../shared/formats/generic.ts';
import { clip } from '../../shared/formats/reading/wellformed.ts';
import { countQuarantined, MAX_SAMPLE_CHARS, quarantineGroups } from '../../shared/node/db/quarantine.ts';
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

/** As its product sent it; the beginning of its text where it is too long to be shown. */
function sampleOf(format: string, text: string): unknown {
  if (text.length > MAX_SAMPLE_CHARS) return clip(text, MAX_SAMPLE_CHARS);
  const kept: unknown = JSON.parse(text);
  return format === 'generic' ? originalOf(kept) : kept;
}
