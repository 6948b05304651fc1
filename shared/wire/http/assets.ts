import { type Static, Type } from 'typebox';
import { assetKinds, assetLimits } from '../../domain/asset.ts';
import { Instant, listQuery, Nullable, nextCursor } from './list.ts';
import { Line, Query } from './text.ts';

const Kind = Type.Enum([...assetKinds]);
/** A value as somebody typed it may be longer than the one spelling: `hxxps://` and ports are taken off. */
const MAX_TYPED_CHARS = 512;
const Label = Nullable(Line(assetLimits.label));

/** Incidents of one asset that a list counts: what every incident concerns must not make every list wait. */
export const MAX_COUNTED_HITS = 1_000;

const assetFields = {
  id: Type.String(),
  kind: Kind,
  value: Type.String(),
  label: Nullable(Type.String()),
  created_at: Instant,
  created_by: Type.String({ description: 'name, as it was then' }),
};
export const Asset = Type.Object(assetFields);
export type Asset = Static<typeof Asset>;

export const AssetHits = Type.Object({
  incidents: Type.Integer({ description: 'that concern it, without `info`' }),
  open: Type.Integer({ description: 'of those, not closed' }),
  newest_at: Nullable(Instant),
  exact: Type.Boolean({
    description: `false: more than ${MAX_COUNTED_HITS} incidents, which are not counted`,
  }),
  open_exact: Type.Boolean({ description: 'the same of those that are open' }),
});
export type AssetHits = Static<typeof AssetHits>;
export const AssetRow = Type.Object({ ...assetFields, hits: AssetHits });
export type AssetRow = Static<typeof AssetRow>;

/** `q` is a part of the value or the label, or an address: then ranges that hold it are found as well. */
export const AssetQuery = Type.Object({
  kind: Type.Optional(Type.Array(Kind, { maxItems: assetKinds.length })),
  q: Type.Optional(Query(200)),
  ...listQuery,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export type AssetQuery = Static<typeof AssetQuery>;
export const AssetList = Type.Object({
  items: Type.Array(AssetRow),
  next_cursor: nextCursor,
  total: Type.Integer({ description: 'assets the filter selects' }),
  hidden: Type.Integer({ description: 'assets the filter leaves out' }),
  kinds: Type.Record(Kind, Type.Integer(), { description: 'how many match `q`, of each kind' }),
});
export type AssetList = Static<typeof AssetList>;

export const NewAsset = Type.Object(
  {
    kind: Kind,
    value: Type.String({ maxLength: MAX_TYPED_CHARS }),
    label: Type.Optional(Label),
  },
  { additionalProperties: false },
);
export type NewAsset = Static<typeof NewAsset>;
export const AssetChange = Type.Object({ label: Label }, { additionalProperties: false });

/** Lines of one request; a longer file is sent in parts. */
export const MAX_IMPORTED_LINES = 1_000;
const MAX_IMPORT_CHARS = 1_048_576;

/**
 * Many assets at once: one a line, or CSV whose first line names the columns `value` and, if wanted, `kind` and
 * `label`. `kind` is that of lines which name none; without it addresses and domains are told by their form.
 */
export const AssetImport = Type.Object(
  {
    text: Type.String({ maxLength: MAX_IMPORT_CHARS }),
    kind: Type.Optional(Kind),
    dry_run: Type.Boolean({ description: 'only say what would happen' }),
  },
  { additionalProperties: false },
);
export type AssetImport = Static<typeof AssetImport>;

/** What becomes of a line; `present`: the tenant has it, or a line before it names the same. */
export const importResults = ['added', 'would_add', 'present', 'refused'] as const;
export type ImportResult = (typeof importResults)[number];

export const AssetVerdict = Type.Object({
  line: Type.Integer({ description: 'from 1; of a row over several lines, the first' }),
  kind: Nullable(Kind),
  value: Type.String({ description: 'in the one spelling, or as it was sent' }),
  label: Nullable(Type.String()),
  result: Type.Enum([...importResults]),
  faults: Type.Array(Type.Object({ field: Type.String(), reason: Type.String() })),
});
export type AssetVerdict = Static<typeof AssetVerdict>;
export const AssetImported = Type.Object({
  dry_run: Type.Boolean(),
  added: Type.Integer({ description: 'or, in a dry run, those that would be' }),
  present: Type.Integer(),
  refused: Type.Integer(),
  rows: Type.Array(AssetVerdict),
});
export type AssetImported = Static<typeof AssetImported>;

/** A character takes at most six bytes as JSON writes it, and there is little around the text. */
export const IMPORT_BODY_BYTES = 6 * MAX_IMPORT_CHARS + 1_024;
