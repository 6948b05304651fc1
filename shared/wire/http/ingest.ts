import { type Static, Type } from 'typebox';

/** 10 MiB a request, counted after decompression. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;
/** More records than this in one request are refused as a whole: split it. */
export const MAX_RECORDS = 50_000;

export const RefusedRecord = Type.Object({
  index: Type.Integer({ description: 'position of the record in the request, from 0' }),
  field: Type.String(),
  reason: Type.String(),
});
export type RefusedRecord = Static<typeof RefusedRecord>;

/** What records sent to `auto` were taken for, by format in the order of their first record. */
export const RecognisedRecords = Type.Object({
  format: Type.String(),
  why: Type.String({ description: 'what gave the first of them away' }),
  records: Type.Integer(),
});
export type RecognisedRecords = Static<typeof RecognisedRecords>;

/** Answer 202: `accepted` records are committed; `quarantined` ones are too, waiting for a routing rule. */
export const IngestAnswer = Type.Object({
  accepted: Type.Integer(),
  refused: Type.Array(RefusedRecord),
  quarantined: Type.Integer(),
  receipt: Type.String(),
  recognised: Type.Optional(Type.Array(RecognisedRecords)),
});
export type IngestAnswer = Static<typeof IngestAnswer>;

/**
 * Where the records are now. `accepted` includes those that left the quarantine since; `incidents` counts the accepted
 * records recorded so far, `failed` those a worker had to give up on.
 */
export const Receipt = Type.Object({
  receipt: Type.String(),
  state: Type.Enum(['pending', 'done', 'partial']),
  accepted: Type.Integer(),
  incidents: Type.Integer(),
  quarantined: Type.Integer(),
  discarded: Type.Optional(Type.Integer({ description: 'let go of in quarantine' })),
  failed: Type.Integer(),
  refused: Type.Array(RefusedRecord),
});
export type Receipt = Static<typeof Receipt>;
