import { Fault } from '../../shared/domain/fault.ts';
import { MAX_IMPORTED_LINES } from '../../shared/wire/http/assets.ts';
import { type CsvLine, readCsv } from '../csv-read.ts';

/** One asset as somebody wrote it. */
export interface AssetLine {
  /** From 1. */
  readonly line: number;
  readonly kind: string;
  readonly value: string;
  readonly label: string;
  /** Cells past the last column of the header. */
  readonly surplus: number;
}

const COLUMNS = ['kind', 'value', 'label'] as const;
type Column = (typeof COLUMNS)[number];
const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);

const HEADER = /^\uFEFF?\s*"?(?:kind|value|label)"?\s*(?:[,;\t]|$)/i;

/** CSV where the first line names columns; else each line is a value, whatever is in it. Blank lines are none. */
export function readAssetLines(text: string): AssetLine[] {
  const first = /[^\r\n]+/.exec(text)?.[0] ?? '';
  const lines = HEADER.test(first) ? fromCsv(text) : fromLines(text);
  if (lines.length === 0) throw wrong('there is nothing to add; write one asset a line');
  if (lines.length > MAX_IMPORTED_LINES) {
    throw wrong(`there are ${lines.length} lines; send at most ${MAX_IMPORTED_LINES} at a time`);
  }
  return lines;
}

const wrong = (message: string): Fault => new Fault('bad_request', message, 'text');

const fromLines = (text: string): AssetLine[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((value, at) => ({ line: at + 1, kind: '', value: value.trim(), label: '', surplus: 0 }))
    .filter(({ value }) => value !== '');

function fromCsv(text: string): AssetLine[] {
  const [header, ...rest] = readCsv(text, 'text') as [CsvLine, ...CsvLine[]];
  const columns = header.cells.map((name) => name.toLowerCase());
  const unknown = columns.filter((name) => !isColumn(name)).map((name) => name || '(empty)');
  const twice = columns.filter((name, at) => columns.indexOf(name) !== at);
  const known = 'columns are kind, value and label';
  if (unknown.length > 0) throw wrong(`the header names ${unknown.join(', ')}; ${known}`);
  if (twice.length > 0) throw wrong(`the header names ${twice.join(', ')} twice`);
  if (!columns.includes('value')) throw wrong(`the header lacks value; ${known}`);
  return rest.map(({ line, cells }) => {
    const at = (column: Column) => cells[columns.indexOf(column)] ?? '';
    const surplus = Math.max(0, cells.length - columns.length);
    return { line, kind: at('kind'), value: at('value'), label: at('label'), surplus };
  });
}
