import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Installation } from '../../support/installation.ts';
import { until } from '../../support/until.ts';

const script = fileURLToPath(new URL('../../../docs/live-client.mjs', import.meta.url));

let house: Installation;
const started: ChildProcess[] = [];
beforeAll(async () => {
  house = await Installation.open();
});
afterAll(async () => {
  for (const child of started) child.kill();
  await house?.close();
});

/** Runs the document's client; answers the last line it printed. */
function run(...scope: string[]) {
  const env = { PATH: process.env.PATH, CONSOLE_EMAIL: ADMIN.email, CONSOLE_PASSWORD: ADMIN.password };
  const child = spawn(process.execPath, [script, house.url, ...scope], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  let last: Record<string, number> = {};
  createInterface({ input: child.stdout }).on('line', (line) => {
    last = JSON.parse(line);
  });
  return () => last;
}

test('a client written from the document follows the numbers, also of one tenant, and over a restart', async () => {
  const acme = await house.operator.newCustomer('acme');
  const borealis = await house.operator.newCustomer('borealis');
  const [all, one] = [run(), run('acme')];
  await until('both show a snapshot', () => all().customers === 2 && one().customers === 1);

  await house.operator.report(acme, 2);
  await house.operator.report(borealis, 3);
  await until('all sees five', () => all().open_critical === 5);
  await until('one sees two', () => one().open_critical === 2);
  const { open_critical, new_24h } = { open_critical: 5, new_24h: 5 };
  expect(all()).toMatchObject({ open_critical, new_24h });

  await house.stopServer();
  await house.startServer();
  await house.operator.report(acme, 1);
  await until('all sees six', () => all().open_critical === 6, 20_000);
  await until('one sees three', () => one().open_critical === 3, 20_000);
});
