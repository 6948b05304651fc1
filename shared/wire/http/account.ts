import { type Static, Type } from 'typebox';
import { permissions } from '../../domain/access/permission.ts';
import { Instant, Nullable } from './list.ts';
import { Line } from './text.ts';

/** Where someone is signed in. */
export const Session = Type.Object({
  id: Type.String(),
  current: Type.Boolean(),
  created_at: Instant,
  last_seen_at: Instant,
  expires_at: Instant,
  address: Nullable(Type.String()),
  user_agent: Nullable(Type.String()),
});
export type Session = Static<typeof Session>;
export const Sessions = Type.Object({ items: Type.Array(Session) });
export type Sessions = Static<typeof Sessions>;

const Scopes = Type.Array(Type.Enum([...permissions]), { minItems: 1 });

/** Acts as its owner, with those of the owner's permissions that it names, until it expires. */
export const ApiToken = Type.Object({
  id: Type.String(),
  name: Type.String(),
  scopes: Scopes,
  created_at: Instant,
  expires_at: Instant,
  last_used_at: Nullable(Instant),
  revoked_at: Nullable(Instant),
});
export type ApiToken = Static<typeof ApiToken>;
export const ApiTokens = Type.Object({ items: Type.Array(ApiToken) });
export type ApiTokens = Static<typeof ApiTokens>;

/** A token that never expires is one nobody remembers. */
export const MAX_TOKEN_DAYS = 366;
export const NewApiToken = Type.Object({
  name: Line(120),
  scopes: Scopes,
  expires_in_days: Type.Integer({ minimum: 1, maximum: MAX_TOKEN_DAYS }),
});
/** The token is shown this once; only its hash is kept. */
export const CreatedApiToken = Type.Object({ ...ApiToken.properties, token: Type.String() });
export type CreatedApiToken = Static<typeof CreatedApiToken>;

/** How one can sign in here; the sign-in page asks before it draws itself. */
export const SignInWays = Type.Object({
  single_sign_on: Nullable(Type.Object({ name: Type.String() })),
  password_reset: Type.Boolean({ description: 'whether mail goes out' }),
});
export type SignInWays = Static<typeof SignInWays>;
