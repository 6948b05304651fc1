import { type Static, Type } from 'typebox';
import { criticalities, slugPattern, tenantStates } from '../../domain/tenant.ts';
import { Instant, listQuery, nextCursor } from './list.ts';

const State = Type.Enum([...tenantStates]);
const CriticalityOf = Type.Enum([...criticalities]);

export const Tenant = Type.Object({
  id: Type.String(),
  slug: Type.String(),
  name: Type.String(),
  state: State,
  criticality: CriticalityOf,
  created_at: Instant,
});
export type Tenant = Static<typeof Tenant>;

export const NewTenant = Type.Object({
  slug: Type.String({ pattern: slugPattern }),
  name: Type.String({ minLength: 1, maxLength: 120 }),
  state: Type.Optional(State),
  criticality: Type.Optional(CriticalityOf),
});
export type NewTenant = Static<typeof NewTenant>;

export const TenantChange = Type.Partial(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 120 }),
    state: State,
    criticality: CriticalityOf,
  }),
);
export type TenantChange = Static<typeof TenantChange>;

export const TenantList = Type.Object({ items: Type.Array(Tenant), next_cursor: nextCursor });
export const TenantListQuery = Type.Object(listQuery);

export const NewIngestKey = Type.Object({ name: Type.String({ minLength: 1, maxLength: 120 }) });
/** The key is shown this once; only its hash is kept. */
export const IngestKey = Type.Object({ id: Type.String(), key: Type.String() });
