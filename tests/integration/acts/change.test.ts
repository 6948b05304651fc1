import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { change, historyOf, look, newIncidents, tryChange } from '../../support/caseload.ts';
import { Installation } from '../../support/installation.ts';
import type { Customer } from '../../support/operator.ts';
import { newPerson, type Person } from '../../support/person.ts';
import { query } from '../../support/query.ts';
import { until } from '../../support/until.ts';

let house: Installation;
let mine: Customer;
let theirs: Customer;
let analyst: Person;
let owner: Person;
beforeAll(async () => {
  house = await Installation.open();
  [mine, theirs] = [await house.operator.newCustomer('mine'), await house.operator.newCustomer('theirs')];
  analyst = await newPerson(house, { provider: 'mssp_analyst', assigned: [mine.id] });
  owner = await newPerson(house, { memberOf: { [mine.id]: 'owner' } });
});
afterAll(() => house?.close());

const fresh = async (given: object = {}): Promise<Incident> =>
  (await newIncidents(house, mine, 1, given))[0]!;
const nameOf = async (person: Person) => {
  const { rows } = await query(house.config.databaseUrl, 'select name from identity."user" where id = $1', [
    person.userId,
  ]);
  return rows[0]!.name as string;
};

describe('a change', () => {
  test('is in the incident, its history, the numbers and the audit log of its tenant', async () => {
    const incident = await fresh();
    const before = await house.operator.overview();
    const wanted = { status: 'in_progress', severity: 'low', tags: { add: ['b', 'a'] }, assignee: 'me' };
    const after = await change(analyst, incident, wanted);
    const name = await nameOf(analyst);
    expect(after).toMatchObject({
      status: 'in_progress',
      severity: 'low',
      tags: ['b', 'a'],
      assignee: name,
      assignee_id: analyst.userId,
      version: 2,
      source_says: { severity: 'critical', status: 'open', assignee: null, tags: [] },
    });
    expect(Date.parse(after.acknowledged_at!)).toBeGreaterThan(Date.parse(incident.detected_at));
    const own = await analyst.get<{ total: number }>('/api/v1/incidents?assignee=me');
    expect(own.total).toBe(1);
    expect((await owner.get<{ total: number }>('/api/v1/incidents?assignee=me')).total).toBe(0);
    const { undo: _, ...shown } = after;
    expect(await look(owner, incident)).toEqual(shown);

    const [, event] = await historyOf(owner, incident);
    expect(event).toMatchObject({
      kind: 'incident.changed',
      actor: analyst.userId,
      actor_name: name,
      data: { version: 2, changes: { severity: ['critical', 'low'], status: ['open', 'in_progress'] } },
    });
    expect(JSON.stringify(await historyOf(owner, incident))).not.toContain(analyst.email);
    await until('the numbers follow', async () => {
      const { critical_open } = await house.operator.overview();
      return critical_open === before.critical_open - 1;
    });
    const { rows } = await query(
      house.config.databaseUrl,
      `select tenant_id, actor_id, actor_role, target_label, change from audit where action = 'incident.changed'`,
    );
    expect(rows).toMatchObject([
      {
        tenant_id: mine.id,
        actor_id: analyst.userId,
        actor_role: 'mssp_analyst',
        target_label: incident.number,
        change: { before: { severity: 'critical' }, after: { severity: 'low' } },
      },
    ]);
  });

  test('that changes nothing is no event, and nothing to undo', async () => {
    const incident = await fresh();
    const after = await change(analyst, incident, { severity: 'critical', tags: { remove: ['x'] } });
    expect(after).toMatchObject({ version: 1, undo: null });
    expect(await historyOf(analyst, incident)).toHaveLength(1);
  });

  test('closes with a resolution, opens again, waits, sleeps and is escalated', async () => {
    let now: Incident = await fresh();
    now = await change(analyst, now, { status: 'in_progress', pause_reason: 'waits for the customer' });
    expect(now.pause_reason).toBe('waits for the customer');
    const until = new Date(Date.now() + 60_000).toISOString();
    now = await change(owner, now, { snooze_until: until, escalate: 'is spreading', category: 'ransomware' });
    expect(now).toMatchObject({
      snoozed_until: until,
      escalated: { by: await nameOf(owner), reason: 'is spreading' },
      category: 'ransomware',
    });
    now = await change(analyst, now, { status: 'closed', resolution: 'true_positive' });
    expect(now).toMatchObject({ resolution: 'true_positive', pause_reason: null, snoozed_until: null });
    expect(now.closed_at).not.toBeNull();
    now = await change(analyst, now, { status: 'open', escalate: null });
    expect(now).toMatchObject({ status: 'open', resolution: null, closed_at: null, escalated: null });
  });

  const refused: [string, object, string][] = [
    ['closing without a resolution', { status: 'closed' }, 'resolution'],
    ['a resolution of what is open', { resolution: 'benign' }, 'resolution'],
    ['a false positive without a word', { status: 'closed', resolution: 'false_positive' }, 'note'],
    ['a pause of what is open', { pause_reason: 'x' }, 'pause_reason'],
    ['a snooze into the past', { snooze_until: '2020-01-01T00:00:00Z' }, 'snooze_until'],
    ['a snooze for ever', { snooze_until: '9999-01-01T00:00:00Z' }, 'snooze_until'],
    ['a leap second', { snooze_until: '2026-12-31T23:59:60Z' }, 'snooze_until'],
    ['a stranger', { assignee: 'nobody@example.test' }, 'assignee'],
    ['a field there is none of', { owner: 'me' }, 'owner'],
    ['a tag both ways', { tags: { add: ['a'], remove: ['a'] } }, 'tags'],
    ['a merge into nothing', { duplicate_of: 'A'.repeat(22) }, 'duplicate_of'],
  ];
  test.each(refused)('is refused: %s', async (_, wanted, field) => {
    const incident = await fresh();
    const answer = await tryChange(analyst, incident.id, { version: 1, ...wanted });
    expect(answer).toMatchObject({ status: 400, body: { field } });
    expect(await look(analyst, incident)).toEqual(incident);
  });

  test('is refused whatever is in it, and never a fault of ours', async () => {
    const { id } = await fresh();
    const odd = [
      {},
      { version: 1 },
      { version: 0, severity: 'low' },
      { version: 2 ** 40, severity: 'low' },
      { version: '1', severity: 'no' },
      { version: 1, severity: 'none' },
      { version: 1, assignee: 'a\u0000b' },
      { version: 1, category: '\u0000' },
      { version: 1, tags: { add: ['\ud800'] } },
      { version: 1, tags: { add: Array.from({ length: 51 }, (_, n) => `t${n}`) } },
      { version: 1, note: '\u0000' },
      { version: 1, note: 'x'.repeat(10_001) },
      { version: 1, escalate: 'x'.repeat(501) },
    ];
    for (const body of odd) {
      const answer = await tryChange(analyst, id, body);
      expect(answer.status, JSON.stringify(body).slice(0, 80)).toBe(400);
    }
    expect(await look(analyst, { id })).toMatchObject({ version: 1 });
  });
});

describe('two at once', () => {
  test('one is first, the other is told by whom, what and when', async () => {
    const incident = await fresh();
    const wanted = { status: 'closed', resolution: 'benign' };
    const [one, two] = await Promise.all([
      tryChange(analyst, incident.id, { version: 1, severity: 'low' }),
      tryChange(owner, incident.id, { version: 1, ...wanted }),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    const [first, late] = one.status === 200 ? [analyst, two] : [owner, one];
    const what = first === analyst ? 'severity to low' : 'it to Closed, resolution to benign';
    const name = await nameOf(first);
    expect(late.body).toMatchObject({
      type: 'urn:watchfloor:conflict',
      version: 2,
      current: { id: incident.id, version: 2 },
      changes: [{ actor: first.userId, actor_name: name }],
    });
    expect(late.body.detail).toMatch(new RegExp(`^${name} set ${what} \\d s ago\\.`));
    expect(JSON.stringify(late.body)).not.toContain(first.email);
  });

  test('a source’s report counts as a change, one more occurrence does not', async () => {
    const given = { external_id: 'counted', source: 'edr' };
    const incident = await fresh(given);
    await house.operator.settled(
      mine,
      await house.operator.report(mine, 1, { ...given, title: incident.title }),
    );
    const after = await change(analyst, incident, { severity: 'low' });
    await house.operator.settled(mine, await house.operator.report(mine, 1, { ...given, title: 'Renamed' }));
    const late = await tryChange(analyst, after.id, { version: after.version, severity: 'high' });
    expect(late).toMatchObject({ status: 409, body: { changes: [{ actor: 'ingest' }] } });
    expect(late.body.detail).toMatch(/^The source set title to Renamed \d s ago\./);
  });
});

describe('an assignee', () => {
  test('is somebody who works there, whoever asks, and the provider’s people are the provider’s to name', async () => {
    const colleague = await newPerson(house, { memberOf: { [mine.id]: 'analyst' } });
    const viewer = await newPerson(house, { memberOf: { [mine.id]: 'viewer' } });
    const stranger = await newPerson(house, { memberOf: { [theirs.id]: 'analyst' } });
    let now = await fresh();
    const assign = async (by: Person, assignee: string) => {
      const answer = await tryChange(by, now.id, { version: now.version, assignee });
      if (answer.status === 200) now = answer.body;
      return answer.status;
    };
    expect(await assign(analyst, colleague.email.toUpperCase())).toBe(200);
    expect(now.assignee_id).toBe(colleague.userId);
    expect(await assign(owner, owner.userId)).toBe(200);
    expect(await assign(house.operator as Person, analyst.email)).toBe(200);
    expect(await assign(owner, 'me')).toBe(200);
    for (const nobody of [viewer.email, stranger.email, stranger.userId, 'nobody']) {
      expect(await assign(house.operator as Person, nobody), nobody).toBe(400);
    }
    expect(await assign(owner, analyst.email)).toBe(400);
    expect((await change(owner, now, { assignee: null })).assignee).toBeNull();
  });
});

test('who may only look is told so; what lies outside is not there', async () => {
  const incident = await fresh();
  const viewer = await newPerson(house, {
    memberOf: { [mine.id]: 'viewer', [theirs.id]: 'analyst' },
  });
  expect((await tryChange(viewer, incident.id, { version: 1, severity: 'low' })).status).toBe(403);
  const [outside] = await newIncidents(house, theirs);
  expect((await tryChange(analyst, outside!.id, { version: 1, severity: 'low' })).status).toBe(404);
  expect(await look(house.operator, outside!)).toEqual(outside);
});

test('a duplicate is closed for the one it is merged into, of the same customer', async () => {
  const [one, two] = [await fresh(), await fresh()];
  const [outside] = await newIncidents(house, theirs);
  const merge = (from: Incident, into: Incident) =>
    tryChange(house.operator as Person, from.id, { version: from.version, duplicate_of: into.id });
  expect((await merge(one, one)).status).toBe(400);
  expect((await merge(one, outside!)).status).toBe(400);
  const { body } = await merge(one, two);
  expect(body).toMatchObject({ status: 'closed', resolution: 'duplicate', duplicate_of: two.number });
  expect((await merge(two, one)).status).toBe(400);
  const told = (await historyOf(analyst, two)).at(-1);
  expect(told).toMatchObject({
    kind: 'incident.duplicate',
    data: { duplicate: Number(one.number.split('-')[1]) },
  });
  expect((await look(analyst, two)).occurrences).toBe(1);
});
