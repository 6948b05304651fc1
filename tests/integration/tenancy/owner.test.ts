import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { migrateUp } from '../../../shared/node/db/migrate.ts';
import { query } from '../../support/query.ts';
import { workerNumber } from '../../support/workers.ts';

const { adminUrl, template } = inject('services');
const name = `${template}_owner_${workerNumber()}`;
const ROLES = ['watchfloor_app', 'watchfloor_system', 'watchfloor_identity'];
const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
const asOwner = (statement: string) => query(url, `set role "${name}"; ${statement}`);

/** An owner that is no superuser, as in most installations with a named database: row security holds it too. */
beforeAll(async () => {
  await query(adminUrl, `drop database if exists ${name} with (force)`);
  await query(adminUrl, `drop role if exists ${name}`);
  await query(adminUrl, `create role ${name} createrole`);
  for (const role of ROLES) await query(adminUrl, `grant ${role} to ${name} with admin option`);
  await query(adminUrl, `create database ${name} owner ${name}`);
  await migrateUp(`${url}${url.includes('?') ? '&' : '?'}options=-c%20role%3D${name}`);
});
afterAll(async () => {
  await query(adminUrl, `drop database if exists ${name} with (force)`);
  await query(adminUrl, `drop role if exists ${name}`);
});

const ENTRY = JSON.stringify({ actor_kind: 'system', actor_name: 'x', action: 'x', target_type: 'x' });
const append = (role: string) => query(url, `set role ${role}; select append_audit('${ENTRY}')`);

test('a plain owner can migrate, and people and machinery append to its log', async () => {
  await append('watchfloor_app');
  await append('watchfloor_system');
  const { rows } = await query(url, 'select seq from audit order by seq');
  expect(rows).toEqual([{ seq: '1' }, { seq: '2' }]);
});

test('its function can append only by the two policies made for it', async () => {
  await asOwner('alter policy append on audit with check (false)');
  await expect(append('watchfloor_app')).rejects.toThrow(/row-level security/);
  await asOwner('alter policy append on audit with check (true)');
  await asOwner('alter policy chain on audit_head using (false)');
  await expect(append('watchfloor_app')).rejects.toThrow();
  await asOwner('alter policy chain on audit_head using (true)');
  await append('watchfloor_app');
});

test('even the owner changes and removes nothing while row security is forced', async () => {
  const before = await query(url, 'select seq, hash from audit order by seq');
  await asOwner(`update audit set actor_name = 'forged'`);
  await asOwner('delete from audit');
  expect((await query(url, 'select seq, hash from audit order by seq')).rows).toEqual(before.rows);
});
