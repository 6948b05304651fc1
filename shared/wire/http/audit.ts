import { type Static, Type } from 'typebox';
import { Instant, listQuery, Nullable, nextCursor } from './list.ts';
import { TenantName } from './me.ts';
import { Query } from './text.ts';

const Text = Nullable(Type.String());

/** Something somebody did. `change` holds what matters of the target, `before` and `after`. */
export const AuditRow = Type.Object({
  id: Type.String(),
  at: Instant,
  tenant: Nullable(TenantName),
  actor: Type.Object({
    kind: Type.Enum(['user', 'token', 'system', 'anonymous']),
    id: Text,
    name: Type.String(),
    role: Text,
  }),
  action: Type.String(),
  target: Type.Object({ type: Type.String(), id: Text, label: Text }),
  change: Type.Object({
    before: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    after: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  }),
  request_id: Text,
  address: Text,
});
export type AuditRow = Static<typeof AuditRow>;

export const AuditFilter = Type.Object({
  actor: Type.Optional(Query(254, 'part of a name, or an id')),
  action: Type.Optional(Type.Array(Query(64), { maxItems: 50 })),
  tenant: Type.Optional(Type.Array(Query(64), { maxItems: 200 })),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
});
export type AuditFilter = Static<typeof AuditFilter>;
export const AuditQuery = Type.Object({ ...AuditFilter.properties, ...listQuery });
export const AuditExportQuery = Type.Object({
  ...AuditFilter.properties,
  format: Type.Optional(Type.Enum(['csv', 'json'])),
});

/** Newest first. */
export const AuditList = Type.Object({
  items: Type.Array(AuditRow),
  next_cursor: nextCursor,
  total: Type.Integer({ description: 'rows the filter selects' }),
  hidden: Type.Integer({ description: 'rows of the scope that the filter leaves out' }),
});
export type AuditList = Static<typeof AuditList>;
