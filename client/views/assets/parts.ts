/** Lines sent at once: few enough that progress shows, and that a lost connection leaves little in doubt. */
const LINES_A_PART = 250;

/** A piece of a text, to be sent by itself. */
export interface Part {
  readonly text: string;
  /** The line of the whole text that a line of this piece is; both from 1. */
  lineOf(line: number): number;
}

/** As the server tells a file with columns from plain lines. */
const HEADER = /^\uFEFF?\s*"?(?:kind|value|label)"?\s*(?:[,;\t]|$)/i;

const split = (text: string): string[] => text.split(/\r\n|\r|\n/);

/** How many lines have something in them, but for a header. */
export function linesOf(text: string): number {
  const lines = split(text).filter((line) => line.trim() !== '');
  return HEADER.test(lines[0] ?? '') ? lines.length - 1 : lines.length;
}

/** The text in parts, each under its header where there is one; only lines that are wanted, where some are named. */
export function parted(text: string, wanted?: ReadonlySet<number>): Part[] {
  const lines = split(text);
  const first = lines.findIndex((line) => line.trim() !== '');
  const header = first >= 0 && HEADER.test(lines[first]!) ? lines[first]! : null;
  const records = recordsOf(lines, header === null ? 0 : first + 1, header !== null).filter(
    ({ at, text: record }) => record.trim() !== '' && (wanted?.has(at) ?? true),
  );
  const parts: Part[] = [];
  for (let from = 0; from < records.length; from += LINES_A_PART) {
    parts.push(partOf(header, records.slice(from, from + LINES_A_PART)));
  }
  return parts;
}

interface Row {
  /** Its first line in the whole text, from 1. */
  readonly at: number;
  readonly text: string;
}

/** Within quotes a row of CSV goes on in the next line. */
function recordsOf(lines: readonly string[], from: number, isCsv: boolean): Row[] {
  const rows: Row[] = [];
  for (let at = from; at < lines.length; at++) {
    let text = lines[at]!;
    const begun = at;
    while (isCsv && (text.split('"').length - 1) % 2 === 1 && at + 1 < lines.length)
      text += `\n${lines[++at]!}`;
    rows.push({ at: begun + 1, text });
  }
  return rows;
}

function partOf(header: string | null, rows: readonly Row[]): Part {
  const lines = header === null ? [] : [header];
  const starts = new Map<number, number>();
  let next = lines.length + 1;
  for (const { at, text } of rows) {
    starts.set(next, at);
    next += text.split('\n').length;
    lines.push(text);
  }
  return { text: lines.join('\n'), lineOf: (line) => starts.get(line) ?? line };
}
