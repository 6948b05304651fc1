import type { Format } from '../shared/formats/reading/verdict.ts';
import { type FormatName, formatNames, formats } from '../shared/formats/registry.ts';
import { seedsOf } from '../tests/support/fuzz/seeds.ts';
import { catalogue } from '../tests/support/samples/catalogue.ts';
import { readSamples, samplesPresent } from '../tests/support/samples/read.ts';
import { built } from './support/built.ts';
import { type Mapped, mapped } from './support/mapped.ts';
import { report } from './support/report.ts';

/** A feed's average record costs a worker some 20 µs at most; text has to be taken apart first. */
const JSON_PER_SECOND = 50_000;
const TEXT_PER_SECOND = 20_000;
const TEXT: readonly FormatName[] = ['cef', 'leef', 'syslog'];
/** Share of the incident records that must be fully mapped. */
const MAPPED = 0.99;

/** Processor time that is measured of each format, as often as this. */
const MEASURED_MS = 400;
const TRIES = 3;
/** A worker lives for days: all that a format's variants need is compiled by then, and again after other formats ran. */
const WARM_UP_MS = 1_500;
const RECEIVED = Date.UTC(2026, 10, 23);
/** Records between two looks at the clock: a look costs as much as reading a record or two. */
const PER_LOOK = 1_000;
/** Records of one format in a round: enough that none stays in the processor's cache for the next. */
const MAX_RECORDS = 500;

interface Pace {
  readonly format: FormatName;
  readonly records: number;
  readonly averageBytes: number;
  readonly readPerSecond: number;
  readonly parsedAndReadPerSecond: number;
}

/**
 * Records per second and core of each format over real samples, and the share of them that is fully mapped. Reading is
 * from the parsed record to its incident, which is what a format costs, by the code as it ships; what parsing its JSON
 * costs beside that is told too. Records differ in size by two orders, so bytes per second stand next to each.
 */
export async function formatsBench(): Promise<void> {
  if (!samplesPresent) process.stdout.write('no real samples here: hand-made records instead\n');
  const shipped = await built<typeof import('../shared/formats/registry.ts')>('shared/formats/registry.js');
  const paces = formatNames.map((format) => paceOf(format, shipped.formats[format].read));
  for (const pace of paces) print(pace);
  const shares = samplesPresent ? sharesOf() : [];
  report(
    'formats',
    [
      ...paces.map((pace) => ({
        name: `${pace.format}: parsed records read per second`,
        value: pace.readPerSecond,
        unit: '/s',
        bound: TEXT.includes(pace.format) ? TEXT_PER_SECOND : JSON_PER_SECOND,
        better: 'higher' as const,
      })),
      ...claimOf(shares),
    ],
    { paces, shares },
  );
}

const print = ({ format, records, averageBytes, readPerSecond, parsedAndReadPerSecond }: Pace): void => {
  const paceIn = (perSecond: number) =>
    `${Math.round(perSecond)}/s (${Math.round((perSecond * averageBytes) / 1e6)} MB/s)`;
  process.stdout.write(
    `     ${format}: read ${paceIn(readPerSecond)}, with JSON.parse ${paceIn(parsedAndReadPerSecond)}, ` +
      `${records} records of ${averageBytes} bytes on average\n`,
  );
};

/** The records that make incidents, as the door hands them on; what was made by hand where there is nothing real. */
function recordsOf(format: FormatName): unknown[] {
  const { open, read } = formats[format];
  const real = samplesPresent
    ? catalogue.filter((sample) => sample.format === format).flatMap(readSamples)
    : [];
  const made = () => seedsOf(format).map((seed) => (seed.startsWith('{') ? JSON.parse(seed) : seed));
  const values: unknown[] = real.length > 0 ? real : made();
  const records = values.flatMap((value) => open?.(value) ?? [value]);
  return records.filter((record) => read(record, RECEIVED).ok).slice(0, MAX_RECORDS);
}

function paceOf(format: FormatName, read: Format['read']): Pace {
  const records = recordsOf(format);
  const texts = records.map((record) => JSON.stringify(record));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return {
    format,
    records: records.length,
    averageBytes: Math.round(bytes / records.length),
    readPerSecond: perSecond(records, (record) => read(record, RECEIVED)),
    parsedAndReadPerSecond: perSecond(texts, (text) => read(JSON.parse(text), RECEIVED)),
  };
}

/** Per second of processor time, the best of some: what else runs on the machine only ever slows. */
function perSecond<T>(items: readonly T[], work: (item: T) => unknown): number {
  rounds(items, work, WARM_UP_MS);
  const paces = Array.from({ length: TRIES }, () => {
    const { count, ms } = rounds(items, work, MEASURED_MS);
    return count / (ms / 1_000);
  });
  return Math.max(...paces);
}

function rounds<T>(items: readonly T[], work: (item: T) => unknown, leastMs: number) {
  const started = process.cpuUsage();
  const passes = Math.ceil(PER_LOOK / items.length);
  let count = 0;
  for (;;) {
    for (let pass = 0; pass < passes; pass++) for (const item of items) work(item);
    count += passes * items.length;
    const { user, system } = process.cpuUsage(started);
    const ms = (user + system) / 1_000;
    if (ms >= leastMs) return { count, ms };
  }
}

interface Share extends Mapped {
  readonly format: FormatName;
  readonly file: string;
}

function sharesOf(): Share[] {
  return catalogue.map((sample) => {
    const { open } = formats[sample.format];
    const records = readSamples(sample).flatMap((value) => open?.(value) ?? [value]);
    const share = { format: sample.format, file: sample.file, ...mapped(sample, records) };
    const missing = share.records - share.full - share.unsaid;
    if (missing > 0)
      process.stdout.write(
        `     ${sample.file}: ${missing} of ${share.records} lack ${share.lacks.join(', ')}\n`,
      );
    return share;
  });
}

function claimOf(shares: readonly Share[]) {
  if (shares.length === 0) return [];
  const sum = (part: 'records' | 'full' | 'unsaid') =>
    shares.reduce((total, share) => total + share[part], 0);
  const [records, full, unsaid] = [sum('records'), sum('full'), sum('unsaid')];
  const missing = [
    ...new Set(
      shares.filter((share) => share.full + share.unsaid < share.records).map((share) => share.format),
    ),
  ];
  const note = missing.length === 0 ? '' : `; not all of ${missing.join(', ')}`;
  return [
    {
      name: `share of ${records} incident records mapped fully, as far as they say (${full} say everything, ${unsaid} leave severity or time out)${note}`,
      value: (full + unsaid) / records,
      unit: '',
      bound: MAPPED,
      better: 'higher' as const,
    },
  ];
}
