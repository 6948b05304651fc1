import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, incident, openDoor } from '../../support/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const at = (minutes: number) => new Date(door.time.now + minutes * 60_000);

/** A tenant with one incident, and what becomes of it when more is said of it. */
async function caseFile(first: Record<string, unknown> = {}) {
  const tenant = await door.tenant();
  const say = async (more: Record<string, unknown>) => {
    const answer = await door.send(tenant.key, {
      body: JSON.stringify(incident({ external_id: 'x', ...more })),
    });
    expect(answer.body).toMatchObject({ accepted: 1 });
    await door.drain();
  };
  const look = () =>
    door.tenancy.asTenant(tenant.id, async (tx) => ({
      row: await tx.selectFrom('incidents').selectAll().executeTakeFirstOrThrow(),
      events: await tx.selectFrom('events').selectAll().orderBy('seq').execute(),
    }));
  await say(first);
  return { say, look };
}

test('a later record changes what it says and erases nothing it leaves out', async () => {
  const { say, look } = await caseFile({
    description: 'long',
    assignee: 'ann',
    tags: ['a'],
    assets: ['host'],
    techniques: ['T1566'],
    url: 'https://example.org/1',
    module: 'email',
    detected_at: at(-60),
    category: 'phishing',
  });
  await say({ title: 'Renamed', severity: 'low', tags: [] });
  const { row, events } = await look();
  expect(row).toMatchObject({
    title: 'Renamed',
    severity: 'low',
    description: 'long',
    assignee: 'ann',
    tags: [],
    assets: ['host'],
    techniques: ['T1566'],
    url: 'https://example.org/1',
    module: 'email',
    category: 'phishing',
    status: 'open',
    version: 2,
    detected_at: at(-60),
  });
  expect(events.map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'incident.created'],
    [2, 'incident.changed'],
  ]);
  expect(events[1]!.data).toMatchObject({ changes: { title: ['A thing happened', 'Renamed'] } });
});

test('the same record again leaves no event, however often it comes, and is counted each time', async () => {
  const { say, look } = await caseFile({ tags: ['a'] });
  for (let times = 0; times < 3; times++) await say({ tags: ['a'] });
  const { row, events } = await look();
  expect(events).toHaveLength(1);
  expect(row).toMatchObject({ version: 1, occurrences: 4 });
});

test('another record that changes no field says once a turn that it was repeated', async () => {
  const { say, look } = await caseFile({ tags: ['a'], detected_at: at(-60) });
  const first = door.time.now;
  door.time.now += 60_000;
  await say({});
  await say({ tags: ['a'] });
  const { row, events } = await look();
  expect(events.map((event) => event.kind)).toEqual([
    'incident.created',
    'incident.repeated',
    'incident.repeated',
  ]);
  expect(events[2]!.data).toEqual({ occurrences: 3, lastSeenAt: first + 60_000 });
  expect(row).toMatchObject({ version: 1, occurrences: 3, last_seen_at: new Date(first + 60_000) });
});

test('a record older than what is known is ignored; one as old or without a time is not', async () => {
  const { say, look } = await caseFile({ updated_at: at(-10) });
  await say({ title: 'older', updated_at: at(-11) });
  expect((await look()).row.title).toBe('A thing happened');
  await say({ title: 'as old', updated_at: at(-10) });
  expect((await look()).row.title).toBe('as old');
  await say({ title: 'timeless' });
  expect((await look()).row.title).toBe('timeless');
  await say({ title: 'still older', updated_at: at(-12) });
  expect((await look()).row).toMatchObject({ title: 'timeless', source_updated_at: at(-10) });
});

test('close, and open again', async () => {
  const { say, look } = await caseFile();
  await say({ status: 'in_progress', updated_at: at(-30) });
  expect((await look()).row).toMatchObject({
    status: 'in_progress',
    acknowledged_at: at(-30),
    closed_at: null,
  });
  await say({ status: 'closed', resolution: 'benign', updated_at: at(-20) });
  expect((await look()).row).toMatchObject({ status: 'closed', resolution: 'benign', closed_at: at(-20) });
  await say({ status: 'closed', updated_at: at(-15) });
  expect((await look()).row.closed_at).toEqual(at(-20));
  await say({ status: 'open', updated_at: at(-10) });
  expect((await look()).row).toMatchObject({ status: 'open', resolution: null, closed_at: null });
  await say({ closed_at: at(-5), updated_at: at(-4) });
  const { row, events } = await look();
  expect(row).toMatchObject({ status: 'closed', closed_at: at(-5), acknowledged_at: at(-30), version: 6 });
  expect(events).toHaveLength(6);
});

test('without times, the moment of arrival stands in', async () => {
  const { say, look } = await caseFile();
  const opened = door.time.now;
  door.time.now += 60_000;
  await say({ status: 'closed' });
  expect((await look()).row).toMatchObject({
    detected_at: new Date(opened),
    closed_at: new Date(opened + 60_000),
  });
});

test('the same external_id at another source or tenant is another incident', async () => {
  const { key, id } = await door.tenant();
  const other = await door.tenant();
  const records = [incident({ external_id: 'x' }), incident({ external_id: 'x', source: 'edr' })];
  await door.send(key, { body: JSON.stringify(records) });
  await door.send(other.key, { body: JSON.stringify(records[0]) });
  await door.drain();
  const rows = await door.tenancy.asScope({ kind: 'tenants', ids: [id, other.id] }, (tx) =>
    tx.selectFrom('incidents').select(['tenant_id', 'number', 'source']).orderBy('number').execute(),
  );
  expect(rows).toHaveLength(3);
  expect(rows.filter((row) => row.tenant_id === id).map((row) => row.number)).toEqual([1, 2]);
});

test('several records of one incident in one request tell its whole story in order', async () => {
  const { key, id } = await door.tenant();
  const story = ['open', 'in_progress', 'closed'].map((status) => incident({ external_id: 'x', status }));
  await door.send(key, { body: JSON.stringify(story) });
  await door.drain();
  const events = await door.tenancy.asTenant(id, (tx) => tx.selectFrom('events').selectAll().execute());
  expect(events.map((event) => event.seq)).toEqual([1, 2, 3]);
});
