import { Fault } from '../../shared/domain/fault.ts';
import { MAX_ONBOARDED } from '../../shared/wire/http/onboarding.ts';
import { readCsv } from '../csv-read.ts';

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
  const [header, ...rest] = readCsv(csv, 'csv');
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
