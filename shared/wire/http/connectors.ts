import { type Static, Type } from 'typebox';
import { Instant, Nullable } from './list.ts';
import { TenantName } from './me.ts';
import { Line } from './text.ts';

export const connectorKinds = ['taxii', 'ms-graph', 'cyberxtron', 'rest'] as const;
export type ConnectorKind = (typeof connectorKinds)[number];
const connectorHealth = ['waiting', 'running', 'healthy', 'failing', 'paused'] as const;

/**
 * `settings` differ by kind (docs/connectors.md): addresses, collection, query, mapping. `secret` (token, password or
 * client secret) is kept sealed and never answered.
 */
const connector = {
  name: Line(120),
  settings: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown()),
  interval_s: Type.Integer({ minimum: 30, maximum: 86_400 }),
  enabled: Type.Boolean(),
};
const Secret = Type.String({ maxLength: 4_096 });

export const NewConnector = Type.Object(
  {
    kind: Type.Enum([...connectorKinds]),
    ...connector,
    interval_s: Type.Optional(connector.interval_s),
    enabled: Type.Optional(connector.enabled),
    secret: Type.Optional(Secret),
  },
  { additionalProperties: false },
);
export type NewConnector = Static<typeof NewConnector>;
export const ConnectorChange = Type.Partial(Type.Object({ ...connector, secret: Secret }), {
  additionalProperties: false,
});
export type ConnectorChange = Static<typeof ConnectorChange>;

export const Connector = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...connectorKinds]),
  tenant: Nullable(TenantName),
  ...connector,
  has_secret: Type.Boolean(),
  health: Type.Enum([...connectorHealth]),
  last_run_at: Nullable(Instant),
  last_success_at: Nullable(Instant),
  next_run_at: Nullable(Instant),
  failures: Type.Integer({ description: 'in a row' }),
  last_error: Nullable(Type.String()),
  records: Type.Integer({ description: 'accepted so far' }),
  cursor: Nullable(Type.String({ description: 'where the next run begins, in words' })),
});
export type Connector = Static<typeof Connector>;
export const Connectors = Type.Object({ items: Type.Array(Connector) });
export type Connectors = Static<typeof Connectors>;
