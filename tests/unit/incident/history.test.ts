import { describe, expect, test } from 'vitest';
import { itemsOf, textOf } from '../../../client/views/incident/history-items.ts';
import { type Changes, clausesOf } from '../../../client/views/incident/history-words.ts';
import type { LogEntry } from '../../../shared/wire/http/events.ts';

const subject = { number: 'ACME-12', source: 'Defender' };
const sentenceOf = (changes: Changes, actor = 'ada') =>
  textOf(clausesOf(changes, { number: 'ACME-12', actor }));

describe('a change is told as people would', () => {
  test.each<[Changes, string]>([
    [{ severity: ['medium', 'critical'] }, 'raised severity from Medium to Critical'],
    [{ severity: ['high', 'info'] }, 'lowered severity from High to Info'],
    [
      { status: ['open', 'in_progress'], acknowledgedAt: [null, 1] },
      'acknowledged it: status from Open to In progress',
    ],
    [
      { status: ['in_progress', 'closed'], resolution: [null, 'false_positive'], closedAt: [null, 1] },
      'closed it as false positive (was In progress)',
    ],
    [{ status: ['open', 'closed'], closedAt: [null, 1] }, 'closed it (was Open)'],
    [{ status: ['closed', 'open'], resolution: ['benign', null] }, 'opened it again: status Open'],
    [{ resolution: ['benign', 'true_positive'] }, 'changed the resolution from benign to true positive'],
    [{ assignee: [null, 'Ada'], assigneeId: [null, 'ada'] }, 'took it'],
    [{ assignee: ['Bob', 'Ada'], assigneeId: ['bob', 'ada'] }, 'took it over from Bob'],
    [{ assignee: [null, 'Bob'], assigneeId: [null, 'bob'] }, 'assigned it to Bob'],
    [{ assignee: ['Bob', null], assigneeId: ['bob', null] }, 'took it off Bob'],
    [{ tags: [['vip'], ['vip', 'phish', 'mail']] }, 'added tags phish, mail'],
    [
      {
        tags: [
          ['vip', 'old'],
          ['new', 'vip'],
        ],
      },
      'added tag new, removed tag old',
    ],
    [{ escalation: [null, 'ransom note'], escalatedBy: [null, 'Ada'] }, 'escalated it: “ransom note”'],
    [{ pauseReason: [null, 'customer'] }, 'put it on hold: “customer”'],
    [{ module: ['network', 'dark_web'] }, 'changed the module from Network to Dark web'],
    [{ category: [null, 'access_sale'] }, 'set the category to access sale'],
    [{ mergedInto: [null, 7], status: ['open', 'closed'] }, 'merged it into ACME-7, closed it (was Open)'],
    [{ description: [null, null] }, 'rewrote the description'],
    [{ closedAt: [null, 5], assigneeId: ['a', 'b'] }, ''],
    [{ brandNew: [1, 2] }, 'changed the brand new'],
    [{ severity: 'no pair' } as unknown as Changes, ''],
  ])('%j', (changes, words) => {
    expect(sentenceOf(changes)).toBe(words);
  });

  test('of very many assets only the first are named', () => {
    const many = Array.from({ length: 30 }, (_, at) => `host-${at}`);
    expect(sentenceOf({ assets: [[], many] })).toMatch(/^added assets host-0, .*, host-7 and 22 more$/);
  });
});

let seq = 0;
const entry = (given: Partial<LogEntry>): LogEntry => ({
  seq: ++seq,
  at: `2026-01-15T12:00:${String(seq % 60).padStart(2, '0')}.000Z`,
  kind: 'incident.changed',
  incident_id: 'i',
  actor: 'ada',
  actor_name: 'Ada',
  data: {},
  ...given,
});

describe('lines of the history', () => {
  test('an act and its note, written in one go, are one line', () => {
    const at = '2026-01-15T12:30:00.000Z';
    const items = itemsOf(
      [
        entry({ at, data: { changes: { status: ['open', 'closed'], resolution: [null, 'benign'] } } }),
        entry({ at, kind: 'note.added', data: { note: 'n1' } }),
        entry({ kind: 'note.added', data: { note: 'n2' } }),
      ],
      subject,
    );
    expect(items.map(({ clauses }) => textOf(clauses))).toEqual([
      'closed it as benign (was Open), wrote a note',
      'wrote a note',
    ]);
    expect(items.map(({ notes }) => notes)).toEqual([['n1'], ['n2']]);
  });

  test('reports that say nothing new are one line for as long as nobody acts', () => {
    const again = (occurrences: number) =>
      entry({ kind: 'incident.repeated', actor: 'ingest', actor_name: 'The source', data: { occurrences } });
    const created = entry({ kind: 'incident.created', actor: 'ingest' });
    const items = itemsOf([created, again(2), again(5), entry({ data: { changes: {} } }), again(9)], subject);
    expect(items.map(({ who, clauses }) => `${who} ${textOf(clauses)}`)).toEqual([
      'Defender reported it for the first time',
      'Defender reported it again, 5 times by then',
      'Ada reported it with new details',
      'Defender reported it again, 9 times by then',
    ]);
    expect(items[1]!.since).toBeLessThan(items[1]!.at);
    expect(items[3]!.since).toBeNull();
  });

  test('source, clock and people are told apart, also those who are gone', () => {
    const items = itemsOf(
      [
        entry({ actor: 'ingest', actor_name: 'The source' }),
        entry({
          actor: 'watchfloor',
          actor_name: 'Watchfloor',
          data: { changes: { flapping: [true, false] } },
        }),
        entry({ actor: 'bob', actor_name: null, data: { changes: { flapping: [false, true] } } }),
      ],
      subject,
    );
    expect(items.map(({ by, who }) => [by, who])).toEqual([
      ['source', 'Defender'],
      ['clock', 'Watchfloor'],
      ['person', 'Somebody whose account is gone'],
    ]);
  });

  test('what takes something back says so; a merged duplicate is named', () => {
    const items = itemsOf(
      [
        entry({ data: { undoes: 'act', changes: { status: ['closed', 'open'] } } }),
        entry({ kind: 'incident.duplicate', data: { duplicate: 31 } }),
      ],
      subject,
    );
    expect(textOf(items[0]!.clauses)).toBe('undid an act and so opened it again: status Open');
    expect(textOf(items[1]!.clauses)).toBe('merged ACME-31 into it as a duplicate');
  });
});

test('details are told one by one', () => {
  const before = { brand_domain: 'acme.example', takedown_state: 'requested' };
  const after = { brand_domain: 'acme.example', takedown_state: 'in_progress', threat_type: 'Phishing' };
  const told = clausesOf({ details: [before, after] }, { number: 'ACME-1', actor: '' }).map((clause) =>
    clause.map((piece) => (typeof piece === 'string' ? piece : piece.value)).join(''),
  );
  expect(told).toEqual([
    'set the threat type to Phishing',
    'changed the takedown from Requested to In progress',
  ]);
});
