import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Verdict, verifyAudit } from '../../../cli/doctor/audit.ts';
import { audit, MACHINERY } from '../../../shared/node/db/audit.ts';
import { openTenancy, type Tenancy } from '../../../shared/node/db/tenancy.ts';
import { cloneDatabase } from '../../support/database.ts';
import { query } from '../../support/query.ts';
import { emptyRedis } from '../../support/redis.ts';
import { Program } from '../faults/program.ts';

const ROWS = 50;
let url: string;
let tenancy: Tenancy;
beforeAll(async () => {
  url = await cloneDatabase();
  tenancy = openTenancy(url);
  for (let n = 0; n < ROWS; n++) await append(`Ünïcode “${n}”`);
  await query(url, 'create table copy as select * from audit');
  await query(url, 'create table copy_head as select * from audit_head');
});
afterEach(async () => {
  await query(url, 'delete from audit; delete from audit_head');
  await query(url, 'insert into audit select * from copy; insert into audit_head select * from copy_head');
});
afterAll(async () => {
  await tenancy?.close();
});

const append = (label: string): Promise<void> =>
  tenancy.asSystem('test', (tx) =>
    audit(tx, MACHINERY, {
      action: 'test.done',
      tenantId: null,
      target: { type: 'test', id: null, label },
      after: { nested: { b: 1, a: [1.5, null] } },
    }),
  );

/** By the owner, who alone can: the app's roles have no right to any of this. */
const tamper = (statements: string): Promise<unknown> => query(url, statements);
const brokenAt = async (): Promise<number | undefined> => (await verifyAudit(tenancy)).broken?.seq;
const verdict = (): Promise<Verdict> => verifyAudit(tenancy);

test('an untouched chain holds, and says where it ends', async () => {
  expect(await verdict()).toMatchObject({ broken: null, head: { seq: ROWS } });
  await append('one more');
  expect(await verdict()).toMatchObject({ broken: null, head: { seq: ROWS + 1 } });
});

test('an empty chain holds', async () => {
  await tamper(`delete from audit; update audit_head set seq = 0, hash = ''`);
  expect(await verdict()).toMatchObject({ broken: null, head: { seq: 0 } });
});

test.each([
  "at = at + interval '1 microsecond'",
  'tenant_id = gen_random_uuid()',
  `actor_kind = 'user'`,
  `actor_id = 'x'`,
  `actor_name = 'x'`,
  `actor_role = 'x'`,
  `action = 'x'`,
  `target_type = 'x'`,
  `target_id = 'x'`,
  `target_label = target_label || ' '`,
  `change = '{}'`,
  `request_id = 'x'`,
  `address = 'x'`,
  `hash = sha256(hash)`,
])('an edit is found: %s', async (edit) => {
  await tamper(`update audit set ${edit} where seq = 20`);
  expect(await brokenAt()).toBe(20);
});

test('an edit that mends its own hash is found at the next row', async () => {
  await tamper(`update audit set actor_name = 'x' where seq = 20`);
  await tamper(
    `update audit a set hash = audit_hash((select hash from audit where seq = 19), a) where seq = 20`,
  );
  expect(await brokenAt()).toBe(21);
});

test('an edit of the last row that mends its hash is found by the head', async () => {
  await tamper(`update audit set actor_name = 'x' where seq = ${ROWS}`);
  await tamper(
    `update audit a set hash = audit_hash((select hash from audit where seq = ${ROWS - 1}), a) where seq = ${ROWS}`,
  );
  expect(await brokenAt()).toBe(ROWS);
});

test('a deletion is found at the beginning, in the middle and at the tail', async () => {
  for (const [condition, first] of [
    ['seq = 1', 1],
    ['seq = 20', 20],
    ['seq between 10 and 30', 10],
    [`seq = ${ROWS}`, ROWS],
    ['seq > 40', 41],
    ['true', 1],
  ] as const) {
    await tamper('begin; delete from audit; insert into audit select * from copy; commit');
    await tamper(`delete from audit where ${condition}`);
    expect(await brokenAt(), condition).toBe(first);
  }
});

test('a deletion that closes the gap in the numbers is found', async () => {
  await tamper('delete from audit where seq = 20');
  await tamper('update audit set seq = -seq where seq > 20; update audit set seq = -seq - 1 where seq < 0');
  await tamper(`update audit_head set seq = ${ROWS - 1}`);
  expect(await brokenAt()).toBe(20);
});

test('two rows that change places are found', async () => {
  await tamper(`update audit set seq = -seq where seq in (20, 30)`);
  await tamper(`update audit set seq = 50 + seq where seq < 0`);
  expect(await brokenAt()).toBe(20);
});

test('a forged row is found behind the head and in the middle', async () => {
  const forge = (seq: number) =>
    tamper(`insert into audit select (jsonb_populate_record(a, '{"seq": ${seq}, "actor_name": "x"}')).*
      from audit a where seq = 5`);
  await forge(ROWS + 1);
  expect(await brokenAt()).toBe(ROWS + 1);
  await tamper(`update audit_head set seq = seq + 1`);
  expect(await brokenAt()).toBe(ROWS + 1);
  await tamper(`delete from audit where seq > ${ROWS}; update audit_head set seq = ${ROWS}`);
  await tamper('update audit set seq = -seq - 1 where seq >= 20; update audit set seq = -seq where seq < 0');
  await forge(20);
  await tamper(`update audit_head set seq = ${ROWS + 1}`);
  expect(await brokenAt()).toBe(20);
});

test('a head set back is found', async () => {
  await tamper('update audit_head set seq = 40, hash = (select hash from audit where seq = 40)');
  expect(await brokenAt()).toBe(41);
});

test('nothing is reported broken while rows are appended', async () => {
  let going = true;
  const writers = Array.from({ length: 3 }, async () => {
    while (going) await append('meanwhile');
  });
  for (let n = 0; n < 30; n++) expect((await verdict()).broken).toBeNull();
  going = false;
  await Promise.all(writers);
});

test('the doctor says where, and its exit code says that', async () => {
  const env = { DATABASE_URL: url, REDIS_URL: await emptyRedis(), AUTH_SECRET: 's'.repeat(32) };
  await query(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = on`);
  const doctor = async () => {
    const program = new Program(['doctor'], env);
    program.start();
    return { code: await program.ended(), stdout: program.output };
  };
  const sound = await doctor();
  expect(sound.stdout).toMatch(new RegExp(`ok +audit log: ${ROWS} rows, chain holds, head [0-9a-f]{64}`));
  expect(sound.code).toBe(0);
  await tamper(`update audit set actor_name = 'x' where seq = 20`);
  const { code, stdout } = await doctor();
  expect(stdout).toMatch(/FAIL +audit log: broken at row 20/);
  expect(code).toBe(1);
});
