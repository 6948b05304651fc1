import { type Static, Type } from 'typebox';
import { Instant, Nullable } from './list.ts';
import { TenantName } from './me.ts';
import { Line, Query } from './text.ts';

export const ruleMatches = ['equals', 'begins', 'ends', 'contains', 'within'] as const;

/**
 * Says whose a record is that came with a provider key. `place` is a JSON Pointer into the record, or the name of a
 * request header; `within` compares addresses with a network. The first rule that fits, by position, decides.
 */
const rule = {
  place: Type.Object({ kind: Type.Enum(['field', 'header', 'hint']), name: Type.String({ maxLength: 200 }) }),
  format: Nullable(
    Type.String({ minLength: 1, maxLength: 40, description: 'only records of this format; null for any' }),
  ),
  match: Type.Enum([...ruleMatches]),
  value: Line(200),
  tenant: Type.String({ maxLength: 64, description: 'id or slug' }),
  enabled: Type.Boolean(),
};

export const NewRoutingRule = Type.Object(
  { ...rule, enabled: Type.Optional(rule.enabled), position: Type.Optional(Type.Integer({ minimum: 1 })) },
  { additionalProperties: false },
);
export type NewRoutingRule = Static<typeof NewRoutingRule>;
export const RoutingRuleChange = Type.Partial(
  Type.Object({ ...rule, position: Type.Integer({ minimum: 1 }) }),
  { additionalProperties: false },
);
export type RoutingRuleChange = Static<typeof RoutingRuleChange>;

export const RoutingRule = Type.Object({
  id: Type.String(),
  position: Type.Integer(),
  ...rule,
  tenant: TenantName,
  matched: Type.Integer({ description: 'records so far' }),
  last_matched_at: Nullable(Instant),
  created_at: Instant,
});
export type RoutingRule = Static<typeof RoutingRule>;
export const RoutingRules = Type.Object({ items: Type.Array(RoutingRule) });
export type RoutingRules = Static<typeof RoutingRules>;

/** Where a record would go, and by what: its own word, a header, a rule, or nowhere. */
export const RoutingTrial = Type.Object({
  format: Type.String({ maxLength: 40 }),
  record: Type.Unknown(),
  headers: Type.Optional(Type.Record(Type.String(), Type.String())),
});
export const RoutingAnswer = Type.Object({
  format: Type.String(),
  hint: Nullable(Type.String()),
  rule: Nullable(Type.String({ description: 'id' })),
  tenant: Nullable(TenantName),
  why: Type.String(),
});
export type RoutingAnswer = Static<typeof RoutingAnswer>;

/** Records of no known tenant that wait, by the name they give and their format. */
export const QuarantineGroup = Type.Object({
  hint: Type.String({ description: 'empty where the records name nobody' }),
  format: Type.String(),
  records: Type.Integer(),
  first_at: Instant,
  last_at: Instant,
  key: Type.Object({ id: Type.String(), name: Type.String() }),
  sample: Type.Unknown({
    description: 'the newest of the records; the beginning of its text if it is very long',
  }),
});
export type QuarantineGroup = Static<typeof QuarantineGroup>;
export const Quarantine = Type.Object({
  items: Type.Array(QuarantineGroup),
  records: Type.Integer({ description: 'in all, also beyond this list' }),
});
export type Quarantine = Static<typeof Quarantine>;

/** Which of the waiting: all of them, of a hint, of a format. */
export const QuarantineChoice = Type.Object(
  {
    hint: Type.Optional(Query(200, 'the name they give; empty for those that name nobody')),
    format: Type.Optional(Query(40)),
  },
  { additionalProperties: false },
);
/** `left` were not looked at yet: ask again until there are none. What nobody takes stays, and is not left. */
export const Replayed = Type.Object({ replayed: Type.Integer(), left: Type.Integer() });
export type Replayed = Static<typeof Replayed>;
export const Discarded = Type.Object({ discarded: Type.Integer(), left: Type.Integer() });

/** A record that no worker could record, with its error. */
export const DeadLetter = Type.Object({
  id: Type.String(),
  tenant: TenantName,
  format: Type.String(),
  record: Type.String({ description: 'as it came, cut to 20,000 characters' }),
  error: Type.String(),
  received_at: Instant,
  failed_at: Instant,
  attempts: Type.Integer(),
});
export type DeadLetter = Static<typeof DeadLetter>;
export const DeadLetters = Type.Object({
  items: Type.Array(DeadLetter),
  next_cursor: Nullable(Type.String()),
  total: Type.Integer(),
});
export type DeadLetters = Static<typeof DeadLetters>;

/** Letters of one tenant, or all of them. */
export const LettersChoice = Type.Object(
  { tenant: Type.Optional(Type.String({ maxLength: 64, description: 'id or slug' })) },
  { additionalProperties: false },
);
