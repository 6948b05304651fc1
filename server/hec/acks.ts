import type { FastifyRequest } from 'fastify';
import type { Redis } from 'ioredis';
import { type Clock, HOUR_MS } from '../../shared/domain/clock.ts';
import { ackChannelsKey, ackNumbersKey } from '../../shared/node/redis/keys.ts';
import { HecRefusal } from './answer.ts';

/** Splunk forgets a channel after ten minutes without use; a sender that paused for longer may still ask here. */
const KEEP_MS = HOUR_MS;
/** A forwarder has one channel, a farm of them hundreds; some senders make a new one each time they start. */
const MAX_CHANNELS = 1_000;

/** Any spelling of a GUID that Splunk's own senders use. */
const CHANNEL = /^[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i;

/** The channel a request names; null for none. */
export function channelOf(request: FastifyRequest): string | null {
  const { channel } = request.query as { channel?: unknown };
  const named = request.headers['x-splunk-request-channel'] ?? channel;
  if (named === undefined || named === '') return null;
  if (typeof named !== 'string' || !CHANNEL.test(named)) throw new HecRefusal('invalidChannel');
  return named.toLowerCase();
}

/**
 * Numbers of acknowledgements, one count per key and channel, in Redis because the balancer may send each request to
 * another server. Nothing else is kept: an answer that names a number is given after the commit of its events, so
 * whoever knows a number may be told that it is true. A count that is lost begins again; senders then hear "not
 * yet" and send again.
 */
export async function nextAck(
  { redis, clock }: { redis: Redis; clock: Clock },
  keyId: string,
  channel: string,
): Promise<number> {
  const [numbers, channels] = [ackNumbersKey(keyId), ackChannelsKey(keyId)];
  return redis.nextAck(numbers, channels, channel, clock(), KEEP_MS, MAX_CHANNELS);
}

/** Which of these numbers stand for committed events. */
export async function acksOf(
  redis: Redis,
  keyId: string,
  channel: string,
  numbers: readonly number[],
): Promise<Record<string, boolean>> {
  const count = Number((await redis.hget(ackNumbersKey(keyId), channel)) ?? 0);
  return Object.fromEntries(numbers.map((number) => [number, number < count]));
}
