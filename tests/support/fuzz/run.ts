import { Fault } from '../../../shared/domain/fault.ts';
import { type FormatName, formatNames, formats } from '../../../shared/formats/registry.ts';
import { depthFault } from '../../../shared/node/ingest/depth.ts';
import { readerFor } from '../../../shared/node/ingest/reader.ts';
import { type Parsed, split } from '../../../shared/node/ingest/split.ts';
import { seeded } from '../random.ts';
import { mutatedBytes, pick, type Random } from './bytes.ts';
import { keys } from './keys.ts';
import { Pace } from './pace.ts';
import { seedsOf } from './seeds.ts';
import { mutatedValue } from './values.ts';
import { verdictFault } from './verdict.ts';

export interface FuzzOptions {
  /** Records to be read, over all formats. */
  readonly records: number;
  readonly seed: number;
  readonly formats?: readonly FormatName[];
  /** Only this case, to look at it again. */
  readonly only?: number;
}

export interface FuzzResult {
  readonly records: number;
  readonly bodies: number;
  readonly accepted: number;
  readonly failures: readonly string[];
}

/** For dates without a year. */
const RECEIVED = Date.UTC(2026, 4, 1, 12);
/** More of the same say nothing new. */
const MAX_FAILURES = 10;
/** Reading twice and comparing costs, and what differs differs often. */
const COMPARED_IN = 64;
/** A body of many records is cut: the rest of it was mutated just the same. */
const MAX_RECORDS_OF_A_BODY = 50;

interface Target {
  readonly name: FormatName;
  readonly seeds: readonly string[];
  readonly pace: Pace;
}

/** Reads mutated bodies as the door does until so many records were read, and gathers what should not have happened. */
export function fuzz(options: FuzzOptions): FuzzResult {
  const targets = (options.formats ?? formatNames).map((name) => ({
    name,
    seeds: seedsOf(name),
    pace: new Pace(),
  }));
  const everything = targets.flatMap((target) => target.seeds);
  const failures: string[] = [];
  let [records, accepted, bodies] = [0, 0, options.only ?? 0];
  const isEnough = () => (options.only === undefined ? records >= options.records : bodies > options.only);
  for (; !isEnough() && failures.length < MAX_FAILURES; bodies++) {
    const target = targets[bodies % targets.length]!;
    const random = seeded(Math.imul(options.seed, 0x9e3779b1) ^ bodies);
    const body = bodyFor(target, random, everything);
    const tell = (fault: string) =>
      failures.push(
        `${fault}\n  format ${target.name}, seed ${options.seed}, case ${bodies}: ${shown(body)}`,
      );
    try {
      const spent = target.pace.time(() => readBody(target.name, body, random, tell), body.length);
      records += spent.result.records;
      accepted += spent.result.accepted;
      if (spent.fault !== undefined) tell(spent.fault);
    } catch (error) {
      tell(`threw ${(error as Error).stack?.split('\n', 4).join('\n    ')}`);
    }
  }
  return { records, bodies, accepted, failures };
}

const shown = (body: string): string =>
  body.length > 4_000 ? `${body.slice(0, 4_000)}… (${body.length} characters)` : body;

function bodyFor({ seeds }: Target, random: Random, everything: readonly string[]): string {
  const [seed, other] = [pick(random, seeds), pick(random, everything)];
  if (seed.startsWith('{') && random() < 0.6) return mutatedValue(seed, random, other, keys);
  return mutatedBytes(Buffer.from(seed), random, Buffer.from(other)).toString('utf8');
}

function recordsIn(name: FormatName, body: string): readonly Parsed[] {
  try {
    return split(body, false, readerFor(name));
  } catch (error) {
    if (error instanceof Fault) return [];
    throw error;
  }
}

function readBody(name: FormatName, body: string, random: Random, tell: (fault: string) => void) {
  let [records, accepted] = [0, 0];
  for (const record of recordsIn(name, body).slice(0, MAX_RECORDS_OF_A_BODY)) {
    if (!record.ok || depthFault(record.value) !== null) continue;
    const verdict = formats[name].read(record.value, RECEIVED);
    const recognised = formats[name].recognise(record.value);
    records++;
    if (verdict.ok) accepted++;
    const fault = verdictFault(verdict);
    if (fault !== undefined) tell(fault);
    if (recognised !== null && (recognised === '' || recognised.length > 200))
      tell('an odd reason for recognising');
    if (random() * COMPARED_IN < 1) compareAgain(name, record.value, tell);
  }
  return { records, accepted };
}

/** The worker reads what was stored, later: it must come to the same, and reading must not change the record. */
function compareAgain(name: FormatName, value: unknown, tell: (fault: string) => void): void {
  const before = JSON.stringify(value);
  const first = JSON.stringify(formats[name].read(value, RECEIVED));
  if (JSON.stringify(value) !== before) tell('reading changed the record');
  const stored = JSON.stringify(formats[name].read(JSON.parse(before), RECEIVED));
  if (first !== stored) tell('reading the stored record again came to something else');
}
