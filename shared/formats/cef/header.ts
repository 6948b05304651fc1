/** The header of a CEF event, and where it lies in its line. */
export interface CefHeader {
  readonly vendor: string;
  readonly product: string;
  readonly classId: string;
  readonly name: string;
  readonly severity: string;
  /** What stands before the event: a syslog header, as a rule. */
  readonly before: string;
  /** From the version on. */
  readonly event: string;
  readonly extension: string;
}

/** A syslog header, however long its structured data, is shorter. */
const MAX_BEFORE = 4_096;
const START = /CEF: {0,2}\d{1,2}\|/;
/** Some collectors cut `CEF:` off as if it were a program's name. */
const BARE_START = /^[01]\|/;

/** The position of the version; -1 where there is no event. */
function startOf(line: string): number {
  const found = START.exec(line.slice(0, MAX_BEFORE));
  if (found) return found.index + 'CEF:'.length;
  return BARE_START.test(line) ? 0 : -1;
}

/** Version, vendor, product, device version, class, name, severity. */
const FIELDS = 7;
/** Longest header that any product writes. */
const MAX_HEADER = 8_192;
const BACKSLASH = 92;
const BAR = 124;

/** The fields up to `count` unescaped bars, and the position after the last; fewer where the line ends. */
function split(line: string, from: number, count: number) {
  const fields: string[] = [];
  let start = from;
  let at = from;
  const end = Math.min(line.length, from + MAX_HEADER);
  for (; at < end && fields.length < count; at++) {
    const code = line.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === BAR) {
      fields.push(line.slice(start, at));
      start = at + 1;
    }
  }
  const isCut = fields.length < count && line.length > end;
  if (fields.length === count - 1 && !isCut)
    return { fields: [...fields, line.slice(start)], rest: line.length };
  return { fields, rest: start };
}

const plain = (field: string): string =>
  (field.includes('\\') ? field.replace(/\\([\\|=])/g, '$1') : field).trim();

/** The header of a line in CEF, or null where the line is not in CEF. */
export function cefHeader(line: string): CefHeader | null {
  const start = startOf(line);
  if (start === -1) return null;
  const first = split(line, start, FIELDS);
  // An empty vendor is one bar too many, and shifts all that follows.
  const isShifted = first.fields.length === FIELDS && first.fields[1] === '';
  const { fields, rest } = isShifted ? split(line, start, FIELDS + 1) : first;
  if (fields.length < FIELDS) return null;
  const [vendor, product, , classId, name, severity] = fields.slice(isShifted ? 2 : 1).map(plain);
  return {
    ...{ vendor: vendor!, product: product!, classId: classId!, name: name!, severity: severity! },
    before: line.slice(0, Math.max(0, start - 'CEF:'.length)),
    event: line.slice(start),
    extension: line.slice(rest),
  };
}
