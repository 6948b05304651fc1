import { setTimeout as sleep } from 'node:timers/promises';
import { type FanoutMode, openFanout, type Usage } from './support/fanout.ts';
import { report } from './support/report.ts';

const READERS = 1_000;

/** Memory the server holds per open live connection, against the same connections on ws alone. */
export async function memory(): Promise<void> {
  const ours = await perConnection('watchfloor');
  const floor = await perConnection('ws');
  report(
    'memory',
    [
      {
        name: 'bytes per connection ÷ ws',
        value: ours.bytes / floor.bytes,
        unit: '×',
        bound: 1.25,
        better: 'lower',
      },
    ],
    { READERS, ours, floor },
  );
}

const held = ({ memory: { heapUsed, external } }: Usage): number => heapUsed + external;

async function perConnection(mode: FanoutMode): Promise<{ bytes: number; rssBytes: number }> {
  const fanout = await openFanout(mode);
  // The first connections load code and warm pools that all later ones share.
  await fanout.connect(50);
  await sleep(1_000);
  await fanout.usage();
  const before = await fanout.usage();
  await fanout.connect(READERS);
  await sleep(3_000);
  await fanout.usage();
  const after = await fanout.usage();
  await fanout.close();
  return { bytes: (held(after) - held(before)) / READERS, rssBytes: (after.rss - before.rss) / READERS };
}
