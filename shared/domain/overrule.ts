import type { IncidentState } from './merge.ts';

/**
 * What people decide of an incident and its source speaks of as well. Fields of one group are decided together;
 * `words` are those by which it is told whether the source says something new.
 */
const GROUPS = [
  { fields: ['severity'], words: ['severity'] },
  {
    fields: ['status', 'resolution', 'pauseReason', 'closedAt', 'closedBy'],
    words: ['status', 'resolution', 'pauseReason'],
  },
  { fields: ['assignee', 'assigneeId'], words: ['assignee', 'assigneeId'] },
  { fields: ['module'], words: ['module'] },
  { fields: ['category'], words: ['category'] },
  { fields: ['tags'], words: ['tags'] },
] as const;
type Group = (typeof GROUPS)[number];
type Decidable = Group['fields'][number];

/** What the source says of the fields in which somebody has decided otherwise; null where nobody has. */
export type Overruled = Partial<Pick<IncidentState, Decidable>>;

/** The incident as its source's words alone have it, as far as people can decide otherwise. */
export const asSaid = (state: IncidentState): IncidentState => ({ ...state, ...state.overruled });

/**
 * What `state` becomes when its source's words alone have come to `said` (made from `asSaid(state)`): what somebody
 * decided stands until the source says something else there than it said before.
 */
export function heard(state: IncidentState, said: IncidentState): IncidentState {
  if (state.overruled === null) return said;
  const before = asSaid(state);
  const { acknowledgedAt, acknowledgedBy } = state.acknowledgedAt === null ? said : state;
  let after: IncidentState = { ...said, acknowledgedAt, acknowledgedBy };
  for (const group of GROUPS) {
    if (group.fields[0] in state.overruled) after = { ...after, ...settled(group, state, before, said) };
  }
  return beside(said, after);
}

/** `state` after people made it `after`: what the source says is kept wherever it differs. */
export const decided = (state: IncidentState, after: IncidentState): IncidentState =>
  beside(asSaid(state), after);

function settled(
  group: Group,
  state: IncidentState,
  before: IncidentState,
  said: IncidentState,
): Partial<IncidentState> {
  if (group.fields[0] === 'tags') return { tags: retagged(state.tags, before.tags, said.tags) };
  if (isSame(group, before, said)) return pick(group, state);
  // A source that follows what people did adds to it, and takes nothing back.
  if (group.fields[0] === 'status' && said.status === state.status) {
    const { resolution, pauseReason } = said;
    return {
      resolution: resolution ?? state.resolution,
      pauseReason: pauseReason ?? state.pauseReason,
      closedAt: state.closedAt,
      closedBy: state.closedBy,
    };
  }
  return {};
}

/** What people added and removed, done to what the source says now. */
function retagged(
  tags: readonly string[],
  before: readonly string[],
  said: readonly string[],
): readonly string[] {
  const kept = said.filter((tag) => tags.includes(tag) || !before.includes(tag));
  return [...new Set([...kept, ...tags.filter((tag) => !before.includes(tag))])];
}

function beside(said: IncidentState, after: IncidentState): IncidentState {
  const overruled: Overruled = Object.assign(
    {},
    ...GROUPS.filter((group) => !isSame(group, said, after)).map((group) => pick(group, said)),
  );
  const isDuplicate = after.status === 'closed' && after.resolution === 'duplicate';
  return {
    ...after,
    mergedInto: isDuplicate ? after.mergedInto : null,
    snoozedUntil: after.status === 'closed' ? null : after.snoozedUntil,
    overruled: Object.keys(overruled).length === 0 ? null : overruled,
  };
}

const pick = ({ fields }: Group, from: IncidentState): Overruled =>
  Object.fromEntries(fields.map((field) => [field, from[field]]));

const isSame = ({ words }: Group, a: IncidentState, b: IncidentState): boolean =>
  words.every((word) => JSON.stringify(a[word]) === JSON.stringify(b[word]));
