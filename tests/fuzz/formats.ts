import { parseArgs } from 'node:util';
import { isFormat } from '../../shared/formats/registry.ts';
import { fuzz } from '../support/fuzz/run.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    format: { type: 'string', multiple: true },
    case: { type: 'string' },
  },
});
const unknown = values.format?.filter((name) => !isFormat(name)) ?? [];
if (unknown.length > 0) {
  process.stderr.write(`no format ${unknown.join(', ')}\n`);
  process.exit(2);
}

const started = performance.now();
const result = fuzz({
  records: Number(values.records),
  seed: Number(values.seed),
  ...(values.format && { formats: values.format.filter(isFormat) }),
  ...(values.case !== undefined && { only: Number(values.case) }),
});
for (const failure of result.failures) process.stdout.write(`FAIL ${failure}\n`);
const seconds = ((performance.now() - started) / 1_000).toFixed(0);
process.stdout.write(
  `${result.records} mutated records in ${result.bodies} bodies, ${result.accepted} accepted, ${result.failures.length} failures, ${seconds} s, seed ${values.seed}\n`,
);
process.exit(result.failures.length === 0 ? 0 : 1);
