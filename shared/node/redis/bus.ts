import type { Redis } from 'ioredis';
import { BUS_CHANNEL } from './keys.ts';

/** News between processes that is not a number. Lost news is harmless: readers also look by themselves. */
export type News = { readonly kind: 'tenants' };

export async function announce(redis: Redis, news: News): Promise<void> {
  await redis.publish(BUS_CHANNEL, JSON.stringify(news));
}

/** `subscriber` is a connection of its own: one in subscriber mode takes no other command. */
export async function hear(subscriber: Redis, onNews: (news: News) => void): Promise<void> {
  subscriber.on('message', (_channel, text) => onNews(JSON.parse(text) as News));
  await subscriber.subscribe(BUS_CHANNEL);
}
