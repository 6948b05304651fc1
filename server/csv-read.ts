import { CsvError, type Info, parse } from 'csv-parse/sync';
import { Fault } from '../shared/domain/fault.ts';

export interface CsvLine {
  /** The record's first line in the file, from 1. */
  readonly line: number;
  /** Trimmed. */
  readonly cells: readonly string[];
}

/** With `info` the parser answers each record with where it ends, which its types do not say. */
type Parsed = { readonly record: string[]; readonly info: Info };

/** The records of a CSV file, separated by commas, semicolons or tabs. `field` is whence it came, for faults. */
export function readCsv(file: string, field: string): CsvLine[] {
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
    const where = `a quote opens in line ${lineOf(csv, error)} or after it and never closes`;
    const reason = error.code === 'CSV_QUOTE_NOT_CLOSED' ? where : error.message;
    throw new Fault('bad_request', `the file is not CSV: ${reason}`, field);
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
