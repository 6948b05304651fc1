import { sql } from 'kysely';
import type { Role } from '../../shared/domain/access/role.ts';
import type { Tx } from '../../shared/node/db/tenancy.ts';

/** An open invitation, as found by its token. */
export interface Offer {
  readonly id: string;
  /** null for the provider's team. */
  readonly tenant_id: string | null;
  readonly email: string;
  readonly role: Role;
  readonly tenants: string[];
  readonly groups: string[];
  /** The customer, or the provider, that invites. */
  readonly inviter: string;
}

/** Null for an unknown, used, revoked or expired one, and for one to a customer that is closed: one look-up each. */
export async function findOffer(tx: Tx, hash: Buffer, now: number): Promise<Offer | null> {
  const { rows } = await sql<Offer>`
    select i.id, i.tenant_id, i.email, i.role, i.tenants, i.groups,
      coalesce(t.brand_name, t.name, p.name) as inviter
    from invitations i cross join provider p left join tenants t on t.id = i.tenant_id
    where i.hash = ${hash} and i.accepted_at is null and i.revoked_at is null
      and i.expires_at > ${new Date(now)} and (t.id is null or t.state in ('trial', 'active'))`.execute(tx);
  return rows[0] ?? null;
}
