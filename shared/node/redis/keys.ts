import { shardOf } from '../../domain/shard.ts';
import type { TenantId } from '../../domain/tenant.ts';

/**
 * The only speller of Redis keys. Everything of a shard carries the shard's hash tag, so that one Lua step may
 * touch a tenant's counters and the shard's live stream together, also in a cluster.
 */
export const tenantKey = (tenant: TenantId): string => `wf:{${shardOf(tenant)}}:tenant:${tenant}`;
export const liveKey = (shard: number): string => `wf:{${shard}}:live`;

/** Who is at which incident of a tenant; a sorted set by when each entry ends, epoch milliseconds. */
export const presenceKey = (tenant: TenantId): string => `wf:{${shardOf(tenant)}}:presence:${tenant}`;
/** Where servers tell each other that somebody came or went. */
export const PRESENCE_CHANNEL = 'wf:presence';

/** BullMQ puts this in front of its queue names; the braces are the shard's hash tag. */
export const queuePrefix = (shard: number): string => `wf:{${shard}}:queue`;

/** News that is not a number: a tenant changed, a key was revoked. Pub/sub, no cluster slot. */
export const BUS_CHANNEL = 'wf:bus';

/** How often something of signing in was tried; `of` is a hash, for what is typed there may be somebody's address. */
export const attemptsKey = (what: string, of: string): string => `wf:attempts:${what}:{${of}}`;

/** Acknowledgements of the Splunk collector: the next number of each channel of an ingest key, and their last use. */
export const ackNumbersKey = (keyId: string): string => `wf:hec:{${keyId}}:numbers`;
export const ackChannelsKey = (keyId: string): string => `wf:hec:{${keyId}}:channels`;

/** What the ingest keys of a slot may still send. */
export const rateKey = (slot: string): string => `wf:rate:{${slot}}`;
