import { slugPattern } from '../../../shared/domain/tenant.ts';
import type { Tenant } from '../../../shared/wire/http/tenants.ts';
import type { LiveTenant } from '../../../shared/wire/live.ts';

type Post = <T>(path: string, body: unknown) => Promise<T>;

const LONGEST_SLUG = 40;

export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
  return new RegExp(slugPattern).test(slug) ? slug : 'customer';
}

/** Makes an ingest key for the customer of that name, and the customer too if there is none. Answers the key. */
export async function firstCustomer(post: Post, known: readonly LiveTenant[], name: string): Promise<string> {
  const wanted = name.trim();
  const tenant =
    known.find((one) => one.name === wanted) ??
    (await post<Tenant>('/api/v1/tenants', { slug: slugOf(wanted), name: wanted }));
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
