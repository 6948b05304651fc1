import { expect, test } from 'vitest';
import { techniqueAddress } from '../../../client/views/incident/attack.ts';
import { factsOf, timesOf } from '../../../client/views/incident/facts.ts';
import { span } from '../../../client/views/incident/span.ts';
import type { Incident } from '../../../shared/wire/http/incidents.ts';

const incident = {
  number: 'ACME-1',
  source: 'edr',
  external_id: 'x',
  severity: 'critical',
  source_severity: 'Critical',
  status: 'in_progress',
  source_status: 'New',
  resolution: null,
  pause_reason: null,
  module: 'endpoint',
  category: null,
  details: {},
  assignee: 'Ada',
  escalated: null,
  occurrences: 1,
  occurred_at: '2026-01-15T11:30:00Z',
  detected_at: '2026-01-15T12:00:00Z',
  acknowledged_at: '2026-01-15T12:05:30Z',
  closed_at: null,
  last_seen_at: '2026-01-15T12:00:00Z',
  source_says: null,
} as unknown as Incident;
const sourceOf = (given: Partial<Incident>) =>
  Object.fromEntries(factsOf({ ...incident, ...given }).map(({ word, source }) => [word, source]));

test('what the source says is told where it differs, in its words and in ours', () => {
  // “Critical” is our own word in other letters: there is nothing to tell.
  expect(sourceOf({})).not.toHaveProperty('Severity');
  expect(sourceOf({}).Status).toBe('The source calls it “New”.');
  const said = sourceOf({
    source_says: { severity: 'low', status: 'open', assignee: null, category: null, resolution: 'benign' },
    category: 'access_sale',
  });
  expect(said).toMatchObject({
    Severity: 'The source says Low.',
    Status: 'The source says Open. The source calls it “New”.',
    Assignee: 'The source names nobody.',
    Category: 'The source says none.',
    Resolution: 'The source says benign.',
  });
});

test('times are told from detection, and what has not happened is not known', () => {
  expect(timesOf(incident).map(({ word, at, after }) => [word, at !== null, after])).toEqual([
    ['Occurred', true, -30 * 60_000],
    ['Detected', true, null],
    ['Acknowledged', true, 330_000],
    ['Closed', false, null],
  ]);
});

test.each([
  [0, '0 s'],
  [-5, '0 s'],
  [59_999, '59 s'],
  [330_000, '5 min 30 s'],
  [3_600_000, '1 h'],
  [93_784_000, '1 d 2 h'],
])('%d ms are %s', (ms, words) => {
  expect(span(ms)).toBe(words);
});

test('only what is a technique leads to its page', () => {
  expect(techniqueAddress('T1003.001')).toBe('https://attack.mitre.org/techniques/T1003/001/');
  expect(techniqueAddress('T1003')).toBe('https://attack.mitre.org/techniques/T1003/');
  expect(techniqueAddress('javascript:1')).toBeUndefined();
});

test('details stand by their own words, states as a word', () => {
  const details = { brand_domain: 'acme.example', takedown_state: 'in_progress' };
  const facts = factsOf({ ...incident, module: 'brand', details });
  expect(facts).toContainEqual({ word: 'Brand domain', value: 'acme.example' });
  expect(facts).toContainEqual({ word: 'Takedown', value: 'In progress' });
  expect(factsOf(incident).map(({ word }) => word)).not.toContain('Takedown');
});
