import { type Static, Type } from 'typebox';
import { Instant, Nullable } from './list.ts';
import { TenantName } from './me.ts';

export const Refused = Type.Object({
  at: Instant,
  format: Type.String(),
  field: Type.String(),
  reason: Type.String(),
  example: Nullable(
    Type.String({
      description: 'the record, cut to 2,000 characters; null without the right to read payloads',
    }),
  ),
});
export type Refused = Static<typeof Refused>;

/** One product that sends incidents of one tenant. */
export const Source = Type.Object({
  tenant: TenantName,
  source: Type.String(),
  formats: Type.Array(Type.String()),
  first_seen_at: Instant,
  last_seen_at: Instant,
  records_1h: Type.Integer({ description: 'in steps of five minutes, the present one among them' }),
  records_24h: Type.Integer(),
  lag_p50_ms: Nullable(
    Type.Integer({
      description:
        'received − detected, to within 10 %: median of the last hour’s records that are not late, of all where every one is; null for none',
    }),
  ),
  late_1h: Type.Integer({
    description:
      'records of the last hour that came more than an hour after detection, as back-fill does (to within 10 minutes)',
  }),
  pending: Type.Integer({ description: 'incidents in the pending lane' }),
});
export type Source = Static<typeof Source>;

/** What came in through one key and was not taken: nobody knows of which source it was. */
export const KeyRefusals = Type.Object({
  key: Type.Object({ id: Type.String(), name: Type.String() }),
  tenant: Nullable(TenantName),
  refused_1h: Type.Integer(),
  refused_24h: Type.Integer(),
  last: Type.Array(Refused, { description: 'newest first, at most 20 kept a key' }),
});
export type KeyRefusals = Static<typeof KeyRefusals>;

export const Sources = Type.Object({
  as_of: Instant,
  items: Type.Array(Source),
  hidden: Type.Integer({ description: 'sources beyond this list' }),
  refusals: Type.Array(KeyRefusals),
});
export type Sources = Static<typeof Sources>;
