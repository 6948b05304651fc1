import { type Static, Type } from 'typebox';

const Instant = Type.Integer({ description: "the server's instant, epoch milliseconds" });
const Version = Type.Integer({
  minimum: 0,
  description: 'rises with every change of a view, by the clock; no two views of a server share a version',
});

/** First frame on every socket: who is talking, and the names behind the column numbers. */
export const Hello = Type.Object({
  type: Type.Literal('hello'),
  protocol: Type.Integer(),
  epoch: Type.String({
    description: 'changes when versions start anew; never compare versions across epochs',
  }),
  at: Instant,
  heartbeat_ms: Type.Integer(),
  tenant_columns: Type.Array(Type.String()),
  scope_columns: Type.Array(Type.String()),
});

export const LiveTenant = Type.Object({
  row: Type.Integer({ minimum: 1 }),
  id: Type.String(),
  slug: Type.String(),
  name: Type.String(),
  state: Type.String(),
  criticality: Type.String(),
});

/** The whole view. `rows[0]` is the scope (all tenants summed), `rows[n]` the tenant whose `row` is n. */
export const Snapshot = Type.Object({
  type: Type.Literal('snapshot'),
  view: Type.String(),
  epoch: Type.String(),
  version: Version,
  at: Instant,
  as_of: Instant,
  tenants: Type.Array(LiveTenant),
  rows: Type.Array(Type.Array(Type.Number())),
});

/** Cells that changed, as absolute values: `[row, column, value, row, column, value, …]`. */
export const Delta = Type.Object({
  type: Type.Literal('delta'),
  from: Version,
  to: Version,
  at: Instant,
  as_of: Instant,
  cells: Type.Array(Type.Number()),
});

/**
 * Heartbeat. `as_of` is the last instant at which the server knew its numbers to be current: when it stops moving
 * the numbers are old although the connection lives. `waiting` is the age in milliseconds of the oldest accepted
 * record of the reader's scope that is not counted yet.
 */
export const Ping = Type.Object({
  type: Type.Literal('ping'),
  at: Instant,
  as_of: Instant,
  version: Version,
  waiting: Type.Integer({ minimum: 0 }),
});

/** The tenant left the reader's scope: forget everything of it. A snapshot without it follows. */
export const Drop = Type.Object({ type: Type.Literal('drop'), tenant: Type.String() });

/** The server is about to close this socket; come back after `retry_ms` (0: do not come back). */
export const Bye = Type.Object({
  type: Type.Literal('bye'),
  reason: Type.String(),
  retry_ms: Type.Integer({ minimum: 0 }),
});

export const ServerFrame = Type.Union([Hello, Snapshot, Delta, Ping, Drop, Bye]);

/** Names a tenant by id or slug. */
const TenantName = Type.String({ maxLength: 64 });
/** The MSSP View over the reader's scope, or over a part of it. */
const SubscribeOverview = Type.Object({
  type: Type.Literal('subscribe'),
  view: Type.Literal('overview'),
  scope: Type.Optional(Type.Array(TenantName, { minItems: 1, maxItems: 1_000 })),
});
/** One tenant's own numbers: for everyone who may read its dashboard. */
const SubscribeTenant = Type.Object({
  type: Type.Literal('subscribe'),
  view: Type.Literal('tenant'),
  scope: Type.Array(TenantName, { minItems: 1, maxItems: 1 }),
});
export const Subscribe = Type.Union([SubscribeOverview, SubscribeTenant]);
export const Pong = Type.Object({ type: Type.Literal('pong'), at: Type.Integer() });
export const ClientFrame = Type.Union([Subscribe, Pong]);

export type Hello = Static<typeof Hello>;
export type LiveTenant = Static<typeof LiveTenant>;
export type Snapshot = Static<typeof Snapshot>;
export type Delta = Static<typeof Delta>;
export type Ping = Static<typeof Ping>;
export type Drop = Static<typeof Drop>;
export type Bye = Static<typeof Bye>;
export type ServerFrame = Static<typeof ServerFrame>;
export type Subscribe = Static<typeof Subscribe>;
export type ClientFrame = Static<typeof ClientFrame>;
