import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, openDoor } from '../../support/door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const streamed = (table: string, properties: object) => ({
  time: new Date(door.time.now).toISOString(),
  tenantId: '00000000-0000-0000-0000-00000000000a',
  category: `AdvancedHunting-${table}`,
  properties: { AlertId: 'da1_1', Timestamp: new Date(door.time.now - 60_000).toISOString(), ...properties },
});
const description = () =>
  streamed('AlertInfo', { Title: 'A dropper ran', Severity: 'High', Category: 'Execution' });
const evidence = () => [
  streamed('AlertEvidence', { EntityType: 'Machine', DeviceName: 'pc-7' }),
  streamed('AlertEvidence', { EntityType: 'File', SHA1: 'c'.repeat(40) }),
  streamed('AlertEvidence', { EntityType: 'Ip', RemoteIP: '203.0.113.9' }),
];

/** The one incident that comes of batches of an Event Hub, sent one after the other. */
async function sent(...batches: (readonly object[])[]) {
  const tenant = await door.tenant();
  for (const records of batches) {
    const answer = await door.send(tenant.key, { body: JSON.stringify({ records }), format: 'ms-graph' });
    expect(answer.body).toMatchObject({ accepted: records.length, refused: [] });
    await door.drain();
  }
  return door.tenancy.asTenant(tenant.id, async (tx) => ({
    row: await tx
      .selectFrom('incidents')
      .select(['title', 'severity', 'category', 'assets', 'occurrences'])
      .executeTakeFirstOrThrow(),
    incidents: (await tx.selectFrom('incidents').select('id').execute()).length,
    sighted: (await tx.selectFrom('sightings').select('value').orderBy('value').execute()).map(
      ({ value }) => value,
    ),
  }));
}

test('evidence of an alert that comes before it, after it or with it makes the same incident', async () => {
  const [first, ...others] = await Promise.all([
    sent([description()], evidence()),
    sent(evidence(), [description()]),
    sent([...evidence(), description()]),
  ]);
  expect(first).toEqual({
    row: {
      title: 'A dropper ran',
      severity: 'high',
      category: 'execution',
      assets: ['pc-7'],
      occurrences: 4,
    },
    incidents: 1,
    sighted: ['203.0.113.9', 'c'.repeat(40)],
  });
  expect(others).toEqual([first, first]);
});
