import { type Static, Type } from 'typebox';
import { listLimits, modules, resolutions, severities, statuses } from '../../domain/incident.ts';
import { uuidPattern } from '../../domain/uuid.ts';
import {
  MAX_BULK_ROWS,
  MAX_CATEGORY_CHARS,
  MAX_ESCALATION_CHARS,
  MAX_NOTE_CHARS,
  MAX_PAUSE_CHARS,
  MAX_TAG_CHARS,
} from '../acts-limits.ts';
import { Incident } from './incidents.ts';
import { Instant, listQuery, Nullable, nextCursor } from './list.ts';
import { Problem } from './problem.ts';
import { Line } from './text.ts';

const closed = { additionalProperties: false } as const;

/** Whole text that a person can read: anything but NUL and halves of characters, and not blank. */
const MARKDOWN_PATTERN = '^(?!\\s*$)[^\\u0000\\p{Cs}]+$';
const Markdown = Type.String({ minLength: 1, maxLength: MAX_NOTE_CHARS, pattern: MARKDOWN_PATTERN });

const Tags = Type.Array(Line(MAX_TAG_CHARS), { maxItems: listLimits.tags });

/** What may be changed of an incident. What is left out stays; null takes away. */
const change = {
  status: Type.Optional(Type.Enum([...statuses])),
  severity: Type.Optional(Type.Enum([...severities])),
  resolution: Type.Optional(Type.Enum([...resolutions], { description: 'with closing, and only then' })),
  assignee: Type.Optional(
    Nullable(
      Type.String({
        ...Line(254),
        description: '`me`, a user, or the e-mail address of one who works there',
      }),
    ),
  ),
  module: Type.Optional(Type.Enum([...modules])),
  category: Type.Optional(Nullable(Line(MAX_CATEGORY_CHARS))),
  tags: Type.Optional(Type.Object({ add: Type.Optional(Tags), remove: Type.Optional(Tags) }, closed)),
  pause_reason: Type.Optional(Nullable(Line(MAX_PAUSE_CHARS))),
  snooze_until: Type.Optional(Nullable(Instant)),
  escalate: Type.Optional(Nullable(Type.String({ ...Line(MAX_ESCALATION_CHARS), description: 'why' }))),
  duplicate_of: Type.Optional(
    Type.String({ maxLength: 64, description: 'id of the incident that it is merged into and closed for' }),
  ),
  note: Type.Optional(Markdown),
};

export const Change = Type.Object(change, closed);
export type Change = Static<typeof Change>;

const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

/** A name for an act, drawn by whoever sends it, so that they may send it again when they had no answer. */
const ActName = Type.Optional(
  Type.String({
    pattern: uuidPattern,
    description: 'a UUID of your own: sent again, what it has done is answered, and not done twice',
  }),
);
const again = {
  act: ActName,
  actor: Type.Optional(
    Type.String({
      maxLength: 64,
      description: 'the user whose act it is; refused when somebody else is signed in by now',
    }),
  ),
};

export const IncidentChange = Type.Object({ version: Version, ...again, ...change }, closed);
export type IncidentChange = Static<typeof IncidentChange>;

const Undo = Nullable(
  Type.String({
    description:
      'takes it back within ten seconds, what was done to many rows within two minutes: POST /api/v1/acts/{undo}/undo',
  }),
);

export const ChangedIncident = Type.Object({ ...Incident.properties, undo: Undo });
export type ChangedIncident = Static<typeof ChangedIncident>;

export const BulkChange = Type.Object(
  {
    ids: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: MAX_BULK_ROWS }),
    change: Change,
    ...again,
    versions: Type.Optional(
      Type.Record(Type.String(), Version, {
        maxProperties: MAX_BULK_ROWS,
        description: 'id → version; without one, whatever is there is changed',
      }),
    ),
  },
  closed,
);
export type BulkChange = Static<typeof BulkChange>;

const Result = Type.Union([
  Type.Object({ id: Type.String(), ok: Type.Literal(true), version: Type.Integer() }),
  Type.Object({
    id: Type.String(),
    error: Type.Object({
      ...Problem.properties,
      version: Type.Optional(Type.Integer({ description: 'of a conflict: the one there is now' })),
    }),
  }),
]);
export const BulkResult = Type.Object({ results: Type.Array(Result), undo: Undo });
export type BulkResult = Static<typeof BulkResult>;

/** `act` names the undoing itself. */
export const UndoQuery = Type.Object({ act: ActName });

export const NewNote = Type.Object({ body: Markdown, act: ActName }, closed);

/** Markdown as it was written: make it safe before showing it. Who is in `mentions` is named as `@[name](user)`. */
export const Note = Type.Object({
  id: Type.String(),
  at: Instant,
  author: Type.Object({ id: Type.String(), name: Type.String() }),
  body: Type.String(),
  mentions: Type.Array(Type.String(), { description: 'users' }),
});
export type Note = Static<typeof Note>;
export const NoteQuery = Type.Object(listQuery);
export const NoteList = Type.Object({ items: Type.Array(Note), next_cursor: nextCursor });
