import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Decision, decide } from '../../../shared/domain/decide.ts';
import { type IncidentReport, resolutions, severities, statuses } from '../../../shared/domain/incident.ts';
import { join } from '../../../shared/domain/join.ts';
import { type IncidentState, merge } from '../../../shared/domain/merge.ts';
import { open } from '../../../shared/domain/open.ts';
import { asSaid } from '../../../shared/domain/overrule.ts';

const base: IncidentReport = { externalId: 'x', source: 'edr', title: 'A thing', severity: 'high' };
const act = (state: IncidentState, decision: Omit<Decision, 'isExplained'>, now = 2_000) =>
  decide(state, { ...decision, isExplained: true }, { id: 'ada', name: 'Ada' }, now);
const ada = { id: 'u1', name: 'Ada' };

describe('what a person decided', () => {
  test('stands while the source repeats itself, whatever else it says', () => {
    const said = { ...base, status: 'open', assignee: 'bob', tags: ['a'] } as const;
    const mine = act(open(said, 1_000), {
      severity: 'low',
      status: 'closed',
      resolution: 'benign',
      assignee: ada,
    });
    const after = merge(mine, { ...said, title: 'Renamed', sourceSeverity: 'P1' }, 3_000);
    expect(after).toMatchObject({
      title: 'Renamed',
      severity: 'low',
      sourceSeverity: 'P1',
      status: 'closed',
      resolution: 'benign',
      closedAt: 2_000,
      assignee: 'Ada',
      assigneeId: 'u1',
    });
    expect(asSaid(after)).toMatchObject({ severity: 'high', status: 'open', assignee: 'bob' });
  });
  test('gives way to a new word of the source, field by field', () => {
    const mine = act(open({ ...base, status: 'open' }, 1_000), { severity: 'low', assignee: ada });
    const after = merge(mine, { ...base, severity: 'critical', status: 'open' }, 3_000);
    expect(after).toMatchObject({ severity: 'critical', assignee: 'Ada', assigneeId: 'u1' });
    expect(after.overruled).toEqual({ assignee: null, assigneeId: null });
    const taken = merge(after, { ...base, severity: 'critical', assignee: 'bob' }, 4_000);
    expect(taken).toMatchObject({ assignee: 'bob', assigneeId: null, overruled: null });
  });
  test('is not taken back by a source that follows it', () => {
    const mine = act(open(base, 1_000), { status: 'closed', resolution: 'true_positive' });
    const after = merge(mine, { ...base, status: 'closed', closedAt: 9_000 }, 9_000);
    expect(after).toMatchObject({ status: 'closed', resolution: 'true_positive', closedAt: 2_000 });
    expect(merge(after, { ...base, status: 'closed', closedAt: 9_000 }, 9_500)).toEqual(after);
    expect(merge(after, { ...base, status: 'open' }, 9_600)).toMatchObject({
      status: 'open',
      closedAt: null,
    });
  });
  test('leaves the snooze and the merge behind when the source opens it again', () => {
    const mine = act(open({ ...base, status: 'open' }, 1_000), { duplicateOf: 7 });
    expect(mine).toMatchObject({ status: 'closed', resolution: 'duplicate', mergedInto: 7 });
    expect(merge(mine, { ...base, status: 'open' }, 3_000)).toMatchObject({ mergedInto: 7 });
    expect(merge(mine, { ...base, status: 'in_progress' }, 3_000)).toMatchObject({
      status: 'in_progress',
      mergedInto: null,
    });
  });
  test('of tags is kept tag by tag', () => {
    const mine = act(open({ ...base, tags: ['a', 'b'] }, 1_000), { tagsAdded: ['mine'], tagsRemoved: ['a'] });
    expect(merge(mine, { ...base, tags: ['a', 'b', 'c'] }, 3_000).tags).toEqual(['b', 'c', 'mine']);
    expect(merge(mine, { ...base, tags: [] }, 3_000).tags).toEqual(['mine']);
  });
  test('stands when the alert recurs, unless it is worse than all before', () => {
    const alert = { ...base, fingerprint: 'f', severity: 'medium' } as const;
    const mine = act(open(alert, 1_000), { severity: 'low' });
    expect(join(mine, alert, 3_000).severity).toBe('low');
    expect(join(mine, { ...alert, severity: 'critical' }, 3_000).severity).toBe('critical');
  });
});

test('only leaving open acknowledges', () => {
  const seen = act(open(base, 1_000), { severity: 'low' });
  expect(seen.acknowledgedAt).toBeNull();
  expect(act(seen, { status: 'closed', resolution: 'benign' }, 3_000).acknowledgedAt).toBe(3_000);
  const shut = open({ ...base, status: 'closed' }, 1_000);
  expect(act(shut, { tagsAdded: ['late'] }).acknowledgedAt).toBeNull();
  const reopened = act(act(seen, { status: 'in_progress' }, 4_000), { status: 'open' }, 5_000);
  expect(reopened).toMatchObject({ status: 'open', acknowledgedAt: 4_000 });
});

const oneOf = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const given = <T extends object>(of: T): T =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;

const reports = fc
  .record({
    severity: fc.constantFrom(...severities),
    status: oneOf(statuses),
    resolution: oneOf(resolutions),
    assignee: oneOf(['bob', 'cyd']),
    module: oneOf(['email', 'cloud'] as const),
    category: oneOf(['phishing', 'malware']),
    tags: oneOf([[], ['a'], ['a', 'b']]),
    pauseReason: oneOf(['waits']),
  })
  .map((of) => ({ kind: 'report' as const, report: given({ ...base, ...of }) as IncidentReport }));

const decisions = fc
  .record({
    status: oneOf(statuses),
    severity: oneOf(severities),
    resolution: oneOf(resolutions),
    assignee: oneOf([ada, null]),
    category: oneOf(['mine', null]),
    tagsAdded: oneOf([['mine']]),
    tagsRemoved: oneOf([['a']]),
  })
  .map((of) => ({ kind: 'act' as const, decision: given(of) as Omit<Decision, 'isExplained'> }));

/** A decision that is refused changes nothing. */
function tried(state: IncidentState, decision: Omit<Decision, 'isExplained'>, now: number): IncidentState {
  try {
    return act(state, decision, now);
  } catch {
    return state;
  }
}

const stories = fc.array(fc.oneof(reports, decisions), { maxLength: 12 });
const words = ({
  severity,
  status,
  resolution,
  pauseReason,
  assignee,
  module,
  category,
  tags,
}: IncidentState) => ({ severity, status, resolution, pauseReason, assignee, module, category, tags });

describe('over any story', () => {
  test('what the source says is kept as if nobody had decided anything', () => {
    fc.assert(
      fc.property(stories, (story) => {
        let [state, alone] = [open(base, 0), open(base, 0)];
        for (const [index, step] of story.entries()) {
          const now = 1_000 + index;
          if (step.kind === 'act') state = tried(state, step.decision, now);
          else [state, alone] = [merge(state, step.report, now), merge(alone, step.report, now)];
          expect(words(asSaid(state))).toEqual(words(alone));
          expect(state.status === 'closed').toBe(state.closedAt !== null);
        }
      }),
    );
  });
  test('what was said before changes nothing that people decided', () => {
    fc.assert(
      fc.property(stories, decisions, (story, last) => {
        let state = open(base, 0);
        let said: IncidentReport = base;
        for (const [index, step] of story.entries()) {
          if (step.kind === 'act') state = tried(state, step.decision, 1_000 + index);
          else {
            said = step.report;
            state = merge(state, said, 1_000 + index);
          }
        }
        const mine = tried(state, last.decision, 2_000);
        const again = merge(mine, said, 3_000);
        expect({ ...words(again), closedAt: again.closedAt }).toEqual({
          ...words(mine),
          closedAt: mine.closedAt,
        });
      }),
    );
  });
  test('a severity that the source says for the first time is the incident’s', () => {
    fc.assert(
      fc.property(stories, reports, (story, { report }) => {
        const state = story.reduce(
          (before, step, index) =>
            step.kind === 'act'
              ? tried(before, step.decision, 1_000 + index)
              : merge(before, step.report, 1_000 + index),
          open(base, 0),
        );
        fc.pre(asSaid(state).severity !== report.severity);
        expect(merge(state, report, 9_000).severity).toBe(report.severity);
      }),
    );
  });
});
