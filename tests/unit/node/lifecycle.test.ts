import { expect, test } from 'vitest';
import { Lifecycle } from '../../../shared/node/lifecycle.ts';
import { createLog } from '../../../shared/node/log.ts';

const quiet = createLog('silent');

test('parts close in the reverse of their order, once', async () => {
  const closed: string[] = [];
  const parts = new Lifecycle(quiet);
  for (const name of ['postgres', 'workers', 'server']) parts.add(name, () => closed.push(name));
  await Promise.all([parts.close(), parts.close()]);
  await parts.close();
  expect(closed).toEqual(['server', 'workers', 'postgres']);
});

test('a part that fails or hangs does not keep the ones beneath it open', async () => {
  const closed: string[] = [];
  const parts = new Lifecycle(quiet);
  parts.add('beneath', () => closed.push('beneath'));
  parts.add('fails', () => Promise.reject(new Error('no')));
  parts.add('throws', () => {
    throw new Error('no');
  });
  parts.add('hangs', () => new Promise(() => undefined), 10);
  await parts.close();
  expect(closed).toEqual(['beneath']);
});
