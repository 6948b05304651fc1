import { type Static, Type } from 'typebox';
import { providerRoles, tenantRoles } from '../../domain/access/role.ts';
import { Instant, Nullable } from './list.ts';
import { TenantName } from './me.ts';

const Email = Type.String({ format: 'email', maxLength: 254 });
const ProviderRole = Type.Enum([...providerRoles]);
const TenantRole = Type.Enum([...tenantRoles]);
const Ids = Type.Array(Type.String({ maxLength: 64 }), { maxItems: 1_000 });

const person = { user_id: Type.String(), name: Type.String(), email: Type.String() };
const standing = {
  created_at: Instant,
  deactivated_at: Nullable(Instant),
  two_factor: Type.Boolean(),
  last_seen_at: Nullable(Instant),
};

const GroupName = Type.Object({ id: Type.String(), name: Type.String() });

/** A member of the provider's team. Assignments count for an MSSP Analyst only: an MSSP Admin sees all tenants. */
export const TeamMember = Type.Object({
  ...person,
  role: ProviderRole,
  tenants: Type.Array(TenantName),
  groups: Type.Array(GroupName),
  ...standing,
});
export type TeamMember = Static<typeof TeamMember>;

/** `tenants` (ids or slugs) and `groups` (ids) replace the assignments. */
export const TeamMemberChange = Type.Partial(
  Type.Object({ role: ProviderRole, tenants: Ids, groups: Ids, deactivated: Type.Boolean() }),
  { additionalProperties: false },
);

export const Member = Type.Object({ ...person, role: TenantRole, ...standing });
export type Member = Static<typeof Member>;
export const MemberChange = Type.Partial(Type.Object({ role: TenantRole, deactivated: Type.Boolean() }), {
  additionalProperties: false,
});

export const Invitation = Type.Object({
  id: Type.String(),
  email: Type.String(),
  role: Type.Union([ProviderRole, TenantRole]),
  invited_by: Type.String(),
  created_at: Instant,
  expires_at: Instant,
});
export type Invitation = Static<typeof Invitation>;

export const Team = Type.Object({ items: Type.Array(TeamMember), invitations: Type.Array(Invitation) });
export type Team = Static<typeof Team>;
export const Members = Type.Object({ items: Type.Array(Member), invitations: Type.Array(Invitation) });
export type Members = Static<typeof Members>;

const Mail = Type.Optional(
  Type.Boolean({ description: 'false: no letter goes out, the link is handed over', default: true }),
);

export const TeamInvitation = Type.Object({
  email: Email,
  role: ProviderRole,
  mail: Mail,
  tenants: Type.Optional(Ids),
  groups: Type.Optional(Ids),
});
export const MemberInvitation = Type.Object({ email: Email, role: TenantRole, mail: Mail });

/** `link` lets its bearer in, once; it is answered so that it can be handed over where no mail goes out. */
export const Invited = Type.Object({
  ...Invitation.properties,
  link: Type.String(),
  mailed: Type.Boolean({ description: 'whether the link was also sent by e-mail' }),
});
export type Invited = Static<typeof Invited>;

/** What an invitation says to whoever holds its link. */
export const InvitationView = Type.Object({
  email: Type.String(),
  role: Type.Union([ProviderRole, TenantRole]),
  inviter: Type.String({ description: 'the customer, or the provider, that invites' }),
  has_account: Type.Boolean({
    description:
      'whether this address signs in already; told only by the mailed link or to that person signed in',
  }),
});
export type InvitationView = Static<typeof InvitationView>;

/**
 * Someone without an account also names themselves and sets a password; someone with one is signed in as the address
 * invited, and is told so (401) where they are not.
 */
export const Acceptance = Type.Object({
  token: Type.String({ maxLength: 64 }),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  password: Type.Optional(Type.String({ maxLength: 128 })),
});
