import type { Redis } from 'ioredis';
import type { TenantId } from '../../domain/tenant.ts';
import { BUS_CHANNEL } from './keys.ts';

/** News between processes that is not a number. Lost news is harmless: readers also look by themselves. */
export type News =
  | { readonly kind: 'tenants' }
  /** What is routed where. */
  | { readonly kind: 'routing' }
  /** The rights of these users changed, or one of their sessions or tokens ended. */
  | { readonly kind: 'access'; readonly users: readonly string[] }
  /** These tenants closed to all but an MSSP Admin. */
  | { readonly kind: 'closed'; readonly tenants: readonly TenantId[] };

/** `from` names the process that tells, so that it need not listen to itself. */
export async function announce(redis: Redis, news: News, from = ''): Promise<void> {
  await redis.publish(BUS_CHANNEL, JSON.stringify({ ...news, from }));
}

/**
 * `subscriber` is a connection of its own: one in subscriber mode takes no other command. `onGap` is called when it
 * was lost and is back, for news may have been missed.
 */
export async function hear(
  subscriber: Redis,
  onNews: (news: News, from: string) => void,
  onGap: () => void = () => {},
): Promise<void> {
  subscriber.on('message', (_channel, text) => {
    const told = read(text);
    if (told === null) return;
    const { from, ...news } = told;
    onNews(news, from);
  });
  await subscriber.subscribe(BUS_CHANNEL);
  // Only once it listens again, so that nothing falls between this look and the next news.
  subscriber.on('ready', () => void subscriber.subscribe(BUS_CHANNEL).then(onGap, () => {}));
}

/** A newer version's process may tell what this one does not know, while they are exchanged one by one. */
function read(text: string): (News & { readonly from: string }) | null {
  try {
    const told = JSON.parse(text);
    const lists: Record<string, unknown> = {
      tenants: [],
      routing: [],
      access: told.users,
      closed: told.tenants,
    };
    return Array.isArray(lists[told.kind]) ? told : null;
  } catch {
    return null;
  }
}
