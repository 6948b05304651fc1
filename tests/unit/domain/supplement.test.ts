import { expect, test } from 'vitest';
import type { IncidentReport } from '../../../shared/domain/incident.ts';
import { isStale, merge } from '../../../shared/domain/merge.ts';
import { open } from '../../../shared/domain/open.ts';

const base: IncidentReport = { externalId: 'x', source: 'edr', title: 'A thing', severity: 'high' };
const evidence: IncidentReport = { ...base, title: 'A row', severity: 'low', supplements: true };

test('adds to lists, fills what is not known, and changes nothing else', () => {
  const known = open({ ...base, assets: ['b'], module: 'endpoint', status: 'in_progress' }, 1_000);
  const more = { assets: ['a', 'b'], techniques: ['T1036'], category: 'malware', status: 'open' } as const;
  const after = merge(known, { ...evidence, ...more, detectedAt: 5 }, 2_000);
  expect(after).toEqual({ ...known, assets: ['a', 'b'], techniques: ['T1036'], category: 'malware' });
  expect(merge(after, { ...evidence, category: 'other' }, 3_000)).toEqual(after);
});

test('opens the incident where it comes first, and is overruled by the description', () => {
  const opened = open({ ...evidence, sourceSeverity: 'Low', module: 'email', assets: ['a'] }, 1_000);
  expect(opened).toMatchObject({ title: 'A row', severity: 'low', sourceSeverity: 'Low', module: 'email' });
  const after = merge(opened, { ...base, sourceSeverity: 'High', module: 'endpoint' }, 2_000);
  expect(after).toMatchObject({ title: base.title, severity: 'high', module: 'endpoint', assets: ['a'] });
});

test('ends in the same incident in whatever order it comes', () => {
  const described = { ...base, sourceSeverity: 'High', module: 'endpoint', detectedAt: 7 } as const;
  const rows = [
    { ...evidence, assets: ['a'] },
    { ...evidence, assets: ['b'], detectedAt: 9 },
  ];
  const folded = (reports: IncidentReport[]) =>
    reports.slice(1).reduce((state, report) => merge(state, report, 1_000), open(reports[0]!, 1_000));
  const states = [
    folded([described, ...rows]),
    folded([rows[1]!, described, rows[0]!]),
    folded([...rows, described]),
  ];
  expect(states[1]).toEqual(states[0]);
  expect(states[2]).toEqual(states[0]);
});

test('never makes a list longer than a report may carry', () => {
  const many = Array.from({ length: 100 }, (_, i) => `a${i}`);
  const others = many.map((asset) => `${asset}x`);
  expect(merge(open({ ...base, assets: many }, 1), { ...evidence, assets: others }, 2).assets).toHaveLength(
    100,
  );
});

test('tells of no status, and is never too old', () => {
  expect(open({ ...evidence, status: 'closed' }, 1_000)).toMatchObject({ status: 'open', closedAt: null });
  expect(isStale(open({ ...base, updatedAt: 500 }, 1_000), { ...evidence, updatedAt: 499 })).toBe(false);
});
