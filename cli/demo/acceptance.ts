import type { PendingList } from '../../shared/wire/http/pending.ts';
import type { Session } from '../api/session.ts';
import { scenarios } from './author.ts';
import { customers } from './customers.ts';

const sources = new Set(scenarios.map((scenario) => scenario.source));
const slugs = new Set(customers.map((customer) => customer.slug));

/**
 * Accepts what the demo has told of its customers' past, and with it what it still tells. What a visitor's own
 * source sends is theirs to accept. Answers how many sources.
 */
export async function acceptPast(session: Session): Promise<number> {
  let accepted = 0;
  let cursor = '';
  do {
    const page = await session.call<PendingList>('GET', `/api/v1/pending?limit=200${cursor}`);
    for (const { tenant, source } of page.items) {
      if (!sources.has(source) || !slugs.has(tenant.slug)) continue;
      const path = `/api/v1/tenants/${tenant.slug}/pending/${encodeURIComponent(source)}/accept`;
      await session.call('POST', path, {});
      accepted++;
    }
    cursor = page.next_cursor === null ? '' : `&cursor=${encodeURIComponent(page.next_cursor)}`;
  } while (cursor !== '');
  return accepted;
}
