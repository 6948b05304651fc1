import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { techniqueIdOf } from '../../../client/ui/technique-word.ts';
import { type Technique, techniques } from '../../../shared/domain/attack/technique.ts';
import { samplesFolder } from '../../support/samples/read.ts';

const RETIRED = /^T(?:1562(?:\.\d{3})?|1656|1672|1070\.00[12])$/;

test('a technique and the ways it is used are told with their tactics, in the order of the matrix', () => {
  expect(techniques.get('T1059')).toEqual({
    id: 'T1059',
    name: 'Command and Scripting Interpreter',
    of: null,
    tactics: ['Execution'],
  });
  expect(techniques.get('T1053.005')).toEqual({
    id: 'T1053.005',
    name: 'Scheduled Task',
    of: 'Scheduled Task/Job',
    tactics: ['Execution', 'Persistence', 'Privilege Escalation'],
  });
});

test('each is there once, below its own technique, with a name and a tactic', () => {
  expect(techniques.size).toBe(714);
  for (const [key, { id, name, of, tactics }] of techniques) {
    expect(id).toBe(key);
    expect(of).toBe(id.includes('.') ? techniques.get(id.slice(0, 5))!.name : null);
    expect(name.trim()).toBe(name);
    expect(tactics.length).toBeGreaterThan(0);
  }
});

test.each([
  ['t1059.001', 'T1059.001'],
  [' PowerShell ', 'T1059.001'],
  ['Command and Scripting Interpreter: PowerShell', 'T1059.001'],
  ['phishing', 'T1566'],
  ['Local Account', 'Local Account'],
  ['Account Discovery: Local Account', 'T1087.001'],
  ['T9999', 'T9999'],
])('who types %s means %s', (typed, id) => {
  expect(techniqueIdOf(typed, techniques)).toBe(id);
});

test('before the table is there, what is typed stays', () => {
  expect(techniqueIdOf(' t1059 ', undefined)).toBe('t1059');
});

const index = join(samplesFolder, 'mitre-attack/enterprise_index.csv');

describe.skipIf(!existsSync(index))('against an index of ATT&CK', () => {
  const rows = existsSync(index) ? readFileSync(index, 'utf8').trim().split('\n').slice(1) : [];
  const shortNameOf = (tactic: string) => tactic.toLowerCase().replaceAll(' ', '-');
  const line = ({ id, name, tactics }: Technique) =>
    `${id},"${name}",${tactics.map(shortNameOf).sort().join('|')}`;

  test('no name and no tactic differs, and only what is deprecated or retired is in one of both alone', () => {
    const known = new Map(rows.map((row) => [row.slice(0, row.indexOf(',')), row]));
    for (const technique of techniques.values()) {
      if (!RETIRED.test(technique.id)) expect(line(technique)).toBe(known.get(technique.id));
    }
    const missing = [...known.keys()].filter((id) => !techniques.has(id));
    expect(missing).toEqual(DEPRECATED);
  });
});

/** Years ago, with nothing in their place. */
const DEPRECATED = [
  'T1026',
  'T1034',
  'T1043',
  'T1051',
  'T1053.004',
  'T1061',
  'T1062',
  'T1064',
  'T1108',
  'T1149',
  'T1153',
  'T1175',
];
