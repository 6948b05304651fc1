import { bundle } from './bundle.ts';
import { formatsBench } from './formats.ts';
import { frames } from './frames.ts';
import { ingest } from './ingest.ts';
import { latency } from './latency.ts';
import { memory } from './memory.ts';
import { neighbour } from './neighbour.ts';
import { ops } from './ops.ts';
import { queue } from './queue.ts';
import { queueScroll } from './queue-scroll.ts';
import { reads } from './reads.ts';
import { rebuild } from './rebuild.ts';
import { revoke } from './revoke.ts';
import { snapshot } from './snapshot.ts';

const benches: Record<string, () => Promise<void>> = {
  bundle,
  snapshot,
  rebuild,
  memory,
  frames,
  formats: formatsBench,
  ingest,
  latency,
  neighbour,
  queue,
  'queue-scroll': queueScroll,
  reads,
  revoke,
  ops,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(`no benchmark ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
for (const [name, run] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) await run();
}
process.exit(0);
