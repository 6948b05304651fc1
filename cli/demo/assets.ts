import type { AssetImported } from '../../shared/wire/http/assets.ts';
import type { Session } from '../api/session.ts';
import { customers } from './customers.ts';

/** Customers that have said what they monitor; the others show how a page begins. */
const SAID = 12;

/** What some customers monitor: their domain, their name, and words that concern them. Answers how much is new. */
export async function nameAssets(session: Session): Promise<number> {
  let added = 0;
  for (const { slug, name } of customers.slice(0, SAID)) {
    const rows = [
      `domain,${slug}.example,Main domain`,
      `brand,${quoted(name)},`,
      `keyword,${quoted(`${name} sign-in page`)},Copies of the sign-in page`,
      'keyword,finance director,Names that are posed as',
    ];
    const text = ['kind,value,label', ...rows].join('\n');
    const path = `/api/v1/tenants/${slug}/assets/import`;
    added += (await session.call<AssetImported>('POST', path, { text, dry_run: false })).added;
  }
  return added;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
