import type { Redis } from 'ioredis';
import type { TenantId } from '../../domain/tenant.ts';
import { BUS_CHANNEL } from './keys.ts';

/** News between processes that is not a number. Lost news is harmless: readers also look by themselves. */
export type News =
  | { readonly kind: 'tenants' }
  /** The rights of these users changed, or one of their sessions or tokens ended. */
  | { readonly kind: 'access'; readonly users: readonly string[] }
  /** These tenants closed to all but an MSSP Admin. */
  | { readonly kind: 'closed'; readonly tenants: readonly TenantId[] };

/** `from` names the process that tells, so that it need not listen to itself. */
export async function announce(redis: Redis, news: News, from = ''): Promise<void> {
  await redis.publish(BUS_CHANNEL, JSON.stringify({ ...news, from }));
}

/** `subscriber` is a connection of its own: one in subscriber mode takes no other command. */
export async function hear(subscriber: Redis, onNews: (news: News, from: string) => void): Promise<void> {
  subscriber.on('message', (_channel, text) => {
    const { from, ...news } = JSON.parse(text) as News & { readonly from: string };
    onNews(news, from);
  });
  await subscriber.subscribe(BUS_CHANNEL);
}
