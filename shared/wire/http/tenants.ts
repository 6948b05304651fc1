import { type Static, Type } from 'typebox';
import { tenantRoles } from '../../domain/access/role.ts';
import { criticalities, slugPattern, tenantStates } from '../../domain/tenant.ts';
import { Instant, listQuery, Nullable, nextCursor } from './list.ts';
import { Line, Query } from './text.ts';

const State = Type.Enum([...tenantStates]);
const CriticalityOf = Type.Enum([...criticalities]);
const Name = Line(120);
/** As a style sheet writes it: six hexadecimal digits. */
const Colour = Nullable(Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }));
const TimeZone = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'IANA name, such as Europe/Berlin',
});

/** How a tenant's console looks; null where it goes by its name and the product's colours. */
const branding = { brand_name: Nullable(Name), brand_colour: Colour, brand_accent: Colour };

export const Tenant = Type.Object({
  id: Type.String(),
  slug: Type.String(),
  name: Type.String(),
  state: State,
  state_since: Instant,
  trial_ends_at: Nullable(Instant),
  criticality: CriticalityOf,
  time_zone: TimeZone,
  ...branding,
  created_at: Instant,
});
export type Tenant = Static<typeof Tenant>;

export const NewTenant = Type.Object(
  {
    slug: Type.String({ pattern: slugPattern }),
    name: Name,
    state: Type.Optional(State),
    trial_ends_at: Type.Optional(Nullable(Instant)),
    criticality: Type.Optional(CriticalityOf),
    time_zone: Type.Optional(TimeZone),
    ...Type.Partial(Type.Object(branding)).properties,
  },
  { additionalProperties: false },
);
export type NewTenant = Static<typeof NewTenant>;

/**
 * `name`, `time_zone` and the branding need `settings.manage` in the tenant; `state`, `trial_ends_at` and
 * `criticality` need `tenants.manage` on the provider.
 */
export const TenantChange = Type.Partial(
  Type.Object({
    name: Name,
    time_zone: TimeZone,
    ...branding,
    state: State,
    trial_ends_at: Nullable(Instant),
    criticality: CriticalityOf,
  }),
  { additionalProperties: false },
);
export type TenantChange = Static<typeof TenantChange>;

export const TenantList = Type.Object({
  items: Type.Array(Tenant),
  next_cursor: nextCursor,
  total: Type.Integer({ description: 'tenants of the scope that the filter selects' }),
  hidden: Type.Integer({ description: 'tenants of the scope that the filter leaves out' }),
});
export type TenantList = Static<typeof TenantList>;
export const TenantListQuery = Type.Object({
  ...listQuery,
  q: Type.Optional(Query(120, 'part of a name or slug')),
  state: Type.Optional(Type.Array(State, { maxItems: 4 })),
  group: Type.Optional(Query(120, 'id or name of a group')),
});

/** All the customer selector needs, in one answer: the tenants of the scope, and the groups they are in. */
export const Selector = Type.Object({
  tenants: Type.Array(
    Type.Object({
      id: Type.String(),
      slug: Type.String(),
      name: Type.String(),
      state: State,
      criticality: CriticalityOf,
      brand_name: Nullable(Type.String()),
      brand_colour: Nullable(Type.String()),
      brand_accent: Nullable(Type.String()),
      time_zone: Type.String(),
      role: Nullable(Type.Enum([...tenantRoles], { description: "the caller's own role there, if any" })),
      by_provider: Type.Boolean({
        description: "whether the caller's role on the provider reaches there, or only a membership does",
      }),
    }),
  ),
  groups: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), tenants: Type.Array(Type.String()) }),
  ),
});
export type Selector = Static<typeof Selector>;
