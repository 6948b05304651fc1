import { Fault } from '../../domain/fault.ts';
import type { IntoNative } from '../../formats/mapping/into-native.ts';
import { refused, type Verdict } from '../../formats/reading/verdict.ts';
import { openAny, recognise } from '../../formats/recognise.ts';
import { type FormatName, formatNames, formats, isFormat } from '../../formats/registry.ts';
import type { KeyHolder } from './key.ts';
import type { Mappings } from './mappings.ts';

/** What a record turned out to be. `why` is set where its format was recognised rather than named. */
export interface Reading {
  /** The format it is kept under, for the worker to read it again. */
  readonly format: FormatName;
  readonly verdict: Verdict;
  readonly why?: string;
  /** What is kept, where that is not the record as it came. */
  readonly kept?: unknown;
}

/** How the body of a request is read, by what its address names. */
export interface Reader {
  readonly name: string;
  /** Splits a body that is no JSON; undefined where only JSON will do. */
  readonly lines: ((body: string) => readonly string[]) | undefined;
  /** The records of an envelope; null for what is no envelope. */
  readonly open: (value: unknown) => readonly unknown[] | null;
  readonly read: (record: unknown, receivedAt: number) => Reading;
}

const named = (name: FormatName): Reader => ({
  name,
  lines: formats[name].lines,
  open: formats[name].open ?? (() => null),
  read: (record, receivedAt) => ({ format: name, verdict: formats[name].read(record, receivedAt) }),
});

const UNKNOWN = refused(
  '',
  `the record is of no format known here; send it to /api/v1/ingest/ with one of ${formatNames.join(', ')}, or map it with generic`,
);

const auto: Reader = {
  name: 'auto',
  // Text of any kind comes in lines, and lines of any kind may go on in the next.
  lines: formats.syslog.lines,
  open: openAny,
  read: (record, receivedAt) => {
    const found = recognise(record);
    if (found === null) return { format: 'native', verdict: UNKNOWN };
    return { ...found, verdict: formats[found.format].read(record, receivedAt) };
  },
};

/** Records of any product, by a mapping. */
const mappedReader = (intoNative: IntoNative): Reader => ({
  name: 'generic',
  lines: undefined,
  open: () => null,
  read: (record) => {
    const { native, verdict } = intoNative(record);
    return { format: 'generic', verdict, kept: native };
  },
});

/** The reader of an ingest address for the holder of a key; a fault for `generic` where the key has no mapping. */
export async function readerOf(name: string, holder: KeyHolder, mappings: Mappings): Promise<Reader> {
  return name === 'generic' ? mappedReader(await mappings.of(holder)) : readerFor(name);
}

/** The reader of an ingest address; a fault for a format nobody here knows. */
export function readerFor(name: string): Reader {
  if (name === auto.name) return auto;
  if (name === 'generic') throw new Fault('bad_request', 'generic reads by the mapping of an ingest key');
  if (isFormat(name)) return named(name);
  throw new Fault('not_found', `format ${name} is not known; use auto or one of ${formatNames.join(', ')}`);
}
