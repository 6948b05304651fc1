import { CsvError, type Info, parse } from 'csv-parse/sync';
import { Fault } from '../../shared/domain/fault.ts';
import { MAX_ONBOARDED } from '../../shared/wire/http/onboarding.ts';

const REQUIRED = ['slug', 'name'] as const;
const COLUMNS = [
  ...REQUIRED,
  'state',
  'criticality',
  'time_zone',
  'trial_ends_at',
  'groups',
  'owner_email',
] as const;
export type Column = (typeof COLUMNS)[number];

export interface SheetRow {
  /** The row's first line in the file, from 1. */
  readonly line: number;
  /** Cells by column, trimmed; an absent column is empty. */
  readonly cells: Readonly<Record<Column, string>>;
  /** Cells past the last column of the header. */
  readonly surplus: number;
}

const wrong = (message: string): Fault => new Fault('bad_request', message, 'csv');

/** The rows of a CSV file. What concerns the file as a whole is one fault; rows are judged one by one elsewhere. */
export function readSheet(csv: string): SheetRow[] {
  const [header, ...rest] = parseLines(csv);
  if (header === undefined) throw wrong('the file is empty; its first line must name the columns');
  const columns = columnsOf(header.cells);
  if (rest.length === 0) throw wrong('the file has a header but no rows');
  if (rest.length > MAX_ONBOARDED) {
    throw wrong(`the file has ${rest.length} rows; send at most ${MAX_ONBOARDED} at a time`);
  }
  return rest.map(({ line, cells }) => {
    const at = (column: Column) => cells[columns.indexOf(column)] ?? '';
    const named = Object.fromEntries(COLUMNS.map((column) => [column, at(column)]));
    return {
      line,
      cells: named as Record<Column, string>,
      surplus: Math.max(0, cells.length - columns.length),
    };
  });
}

function columnsOf(header: readonly string[]): string[] {
  const columns = header.map((name) => name.toLowerCase());
  const unknown = columns.filter((name) => !(COLUMNS as readonly string[]).includes(name));
  const twice = columns.filter((name, index) => columns.indexOf(name) !== index);
  const missing = REQUIRED.filter((name) => !columns.includes(name));
  const known = `columns are ${COLUMNS.join(', ')}`;
  if (missing.length > 0) throw wrong(`the header lacks ${missing.join(' and ')}; ${known}`);
  if (twice.length > 0) throw wrong(`the header names ${twice.join(', ')} twice`);
  if (unknown.length > 0) {
    const names = unknown.map((name) => name || '(empty)');
    throw wrong(`the header names ${names.join(', ')}; ${known}`);
  }
  return columns;
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** With `info` the parser answers each record with where it ends, which its types do not say. */
type Parsed = { readonly record: string[]; readonly info: Info };

function parseLines(file: string): Line[] {
  // The parser counts the two characters of a Windows line break within quotes as two lines.
  const csv = file.replace(/\r\n?/g, '\n');
  try {
    const parsed = parse(csv, {
      bom: true,
      info: true,
      delimiter: delimiterOf(csv),
      relax_column_count: true,
      // A stray quote concerns its own cell; only one that never closes takes the rest of the file along.
      relax_quotes: true,
      skip_empty_lines: true,
      // Spreadsheets write rows that were once touched as separators alone.
      skip_records_with_empty_values: true,
    }) as unknown as Parsed[];
    return parsed.map(({ record, info }) => ({
      line: info.lines - breaksIn(record),
      cells: record.map((cell) => cell.trim()),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code !== 'CSV_QUOTE_NOT_CLOSED') throw wrong(`the file is not CSV: ${error.message}`);
    throw wrong(
      `the file is not CSV: a quote opens in line ${lineOf(csv, error)} or after it and never closes`,
    );
  }
}

/** Where the record begins that could not be read to its end. */
const lineOf = (csv: string, error: CsvError): number =>
  Buffer.from(csv).subarray(0, Number(error.bytes)).toString('utf8').split('\n').length;

/** Whichever separates most in the header: names of columns hold none of them. */
function delimiterOf(csv: string): string {
  const header = /[^\n]+/.exec(csv)?.[0] ?? '';
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Lines that a record takes beyond its first. */
const breaksIn = (record: readonly string[]): number => record.join('').split('\n').length - 1;
