import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atOnce, openTenancy, type Tenancy, type Tx } from '../../../shared/node/db/tenancy.ts';
import { query } from '../../support/query.ts';
import { openTarget } from './target.ts';

let target: Awaited<ReturnType<typeof openTarget>>;
let tenancy: Tenancy;
beforeAll(async () => {
  target = await openTarget();
  tenancy = openTenancy(target.databaseUrl);
});
afterAll(async () => {
  await tenancy?.close();
  await target?.close();
});

const insert = (tx: Tx, slug: string) => tx.insertInto('tenants').values({ slug, name: slug }).execute();
const fail = (tx: Tx) => sql`select 1 / 0`.execute(tx);
const newSlug = () => `t-${randomUUID()}`;

async function isThere(slug: string): Promise<boolean> {
  const { rows } = await query(target.databaseUrl, 'select from tenants where slug = $1', [slug]);
  return rows.length === 1;
}

test('the last statements are committed as they are answered', async () => {
  const slug = newSlug();
  const seen = await tenancy.asSystem('end', async (tx, end) => {
    const [, { rows }] = await end([
      insert(tx, slug),
      sql<{ name: string }>`select name from tenants where slug = ${slug}`.execute(tx),
    ]);
    expect(await isThere(slug)).toBe(true);
    return rows[0]!.name;
  });
  expect(seen).toBe(slug);
});

test('one that fails takes all of them back, and what was done before', async () => {
  for (const place of ['first', 'last']) {
    const [before, last] = [newSlug(), newSlug()];
    const work = tenancy.asSystem('end', async (tx, end) => {
      await insert(tx, before);
      if (place === 'first') await end([fail(tx), insert(tx, last)]);
      else await end([insert(tx, last), fail(tx)]);
    });
    await expect(work).rejects.toThrow('division by zero');
    expect([await isThere(before), await isThere(last)], place).toEqual([false, false]);
  }
});

test('one that could not even be sent takes all of them back, though Postgres never heard of it', async () => {
  const slug = newSlug();
  const unsent = async (): Promise<void> => {
    await Promise.resolve();
    throw new Error('unsent');
  };
  const work = tenancy.asSystem('end', (tx, end) => end([insert(tx, slug), unsent()]));
  await expect(work).rejects.toThrow('unsent');
  expect(await isThere(slug)).toBe(false);
});

test('what is asked after the end is refused, and runs in no other transaction', async () => {
  const slug = newSlug();
  const work = tenancy.asSystem('end', async (tx, end) => {
    await end([insert(tx, newSlug())]);
    await insert(tx, slug);
  });
  await expect(work).rejects.toThrow('after the end');
  expect(await isThere(slug)).toBe(false);
});

test('work that asks twice has no end with the first', async () => {
  const slug = newSlug();
  const work = tenancy.asSystem(
    'at once',
    atOnce(async (tx) => {
      await sql`select 1`.execute(tx);
      await insert(tx, slug);
    }),
  );
  await expect(work).rejects.toThrow('after the end');
  expect(await isThere(slug)).toBe(false);
});
