import type { Tenant } from '../../../shared/wire/http/tenants.ts';
import type { LiveTenant } from '../../../shared/wire/live.ts';
import { slugFrom } from '../../slug.ts';

type Post = <T>(path: string, body: unknown) => Promise<T>;

/** Makes an ingest key for the customer of that name, and the customer too if there is none. Answers the key. */
export async function firstCustomer(post: Post, known: readonly LiveTenant[], name: string): Promise<string> {
  const wanted = name.trim();
  const tenant =
    known.find((one) => one.name === wanted) ??
    (await post<Tenant>('/api/v1/tenants', { slug: slugFrom(wanted) || 'customer', name: wanted }));
  const { key } = await post<{ key: string }>(`/api/v1/tenants/${tenant.slug}/ingest-keys`, {
    name: 'first sensor',
  });
  return key;
}

export const ingestCommand = (origin: string, key: string): string =>
  `curl -X POST ${origin}/api/v1/ingest/native \\
  -H 'authorization: Bearer ${key || 'INGEST_KEY'}' \\
  -H 'content-type: application/json' \\
  -d '{"external_id":"1","title":"Test incident","severity":"high"}'`;
