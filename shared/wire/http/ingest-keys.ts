import { type Static, Type } from 'typebox';
import { Instant, Nullable } from './list.ts';
import { Line } from './text.ts';

/**
 * Records a second, averaged over a few seconds; null for no limit of its own. One schema of two types: as a choice
 * between two schemas, a 0 that is no integer from 1 would be taken for null, and lift the limit.
 */
const Rate = Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 1, maximum: 100_000 });
/** Addresses and networks a sender may have, like `192.0.2.0/24` or `2001:db8::/48`; empty for any. */
const Networks = Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 });
/** A mapping as docs/replay.md describes it; what the `generic` address of this key reads with. */
const Mapping = Nullable(Type.Object({ fields: Type.Record(Type.String(), Type.Unknown()) }));

const settings = { rate_per_second: Rate, networks: Networks, mapping: Mapping };

export const NewIngestKey = Type.Object(
  { name: Line(120), ...Type.Partial(Type.Object(settings)).properties },
  { additionalProperties: false },
);
export type NewIngestKey = Static<typeof NewIngestKey>;

export const IngestKeyChange = Type.Partial(Type.Object({ name: Line(120), ...settings }), {
  additionalProperties: false,
});
export type IngestKeyChange = Static<typeof IngestKeyChange>;

/** `key` is shown this once. */
export const IngestKey = Type.Object({ id: Type.String(), key: Type.String() });
export type IngestKey = Static<typeof IngestKey>;

/** Two keys of one `slot` may live at a time: the old one until its senders have the new one. */
export const ListedKey = Type.Object({
  id: Type.String(),
  slot: Type.String(),
  name: Type.String(),
  ...settings,
  created_at: Instant,
  last_used_at: Nullable(Instant),
  last_used_from: Nullable(Type.String({ description: 'network address' })),
  revoked_at: Nullable(Instant),
});
export type ListedKey = Static<typeof ListedKey>;
export const IngestKeyList = Type.Object({ items: Type.Array(ListedKey) });
export type IngestKeyList = Static<typeof IngestKeyList>;

/** A provider key is tested with a tenant; a tenant's own key with its own, and nothing needs to be sent. */
export const KeyTestPlace = Type.Optional(
  Nullable(
    Type.Object(
      { tenant: Type.Optional(Type.String({ maxLength: 64, description: 'id or slug' })) },
      { additionalProperties: false },
    ),
  ),
);

/** Steps of a test record on its way, as far as it came. */
export const KeyTest = Type.Object({
  receipt: Type.String(),
  accepted: Type.Boolean(),
  recorded: Type.Boolean({ description: 'a worker has made an incident of it' }),
  incident: Nullable(Type.String({ description: 'id' })),
  took_ms: Type.Integer(),
});
export type KeyTest = Static<typeof KeyTest>;

/** What a mapping makes of one record: the native record, and what the native format says to it. */
export const MappingTrial = Type.Object({
  mapping: Type.Object({ fields: Type.Record(Type.String(), Type.Unknown()) }),
  record: Type.Unknown(),
});
export const MappingPreview = Type.Object({
  native: Nullable(Type.Record(Type.String(), Type.Unknown())),
  refusal: Nullable(Type.Object({ field: Type.String(), reason: Type.String() })),
  fault: Nullable(Type.String({ description: 'what is wrong with the mapping itself, and where' })),
});
export type MappingPreview = Static<typeof MappingPreview>;
