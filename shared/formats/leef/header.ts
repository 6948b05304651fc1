/** The header of a LEEF event, and where it lies in its line. */
export interface LeefHeader {
  readonly vendor: string;
  readonly product: string;
  readonly eventId: string;
  /** What stands before the event: a syslog header, as a rule. */
  readonly before: string;
  /** From the version on. */
  readonly event: string;
  readonly attributes: string;
  /** As the header declares it; undefined where it does not. */
  readonly delimiter: string | undefined;
}

/** A syslog header is shorter. */
const MAX_BEFORE = 4_096;
const MAX_HEADER = 4_096;
const START = /LEEF: {0,2}[12](?:\.\d)?\|/;
/** Version, vendor, product, product version, event. */
const FIELDS = 5;

const HEX = /^(?:\\?0?x|\\u|&#x)([0-9a-f]{1,4});?$/i;
const WORDS: Readonly<Record<string, string>> = { '\\t': '\t', tab: '\t', '<tab>': '\t' };

/** The separator that a header names: a character, or its code in hexadecimal (`x09`, `0x5E`). Tab where blank. */
export function delimiterOf(field: string): string | undefined {
  const text = field === '\t' ? field : field.trim();
  const hex = HEX.exec(text);
  if (hex) return String.fromCharCode(Number.parseInt(hex[1]!, 16));
  if (text === '') return '\t';
  return WORDS[text.toLowerCase()] ?? (text.length === 1 ? text : undefined);
}

/** The header of a line in LEEF, or null where the line is not in LEEF. */
export function leefHeader(line: string): LeefHeader | null {
  const found = START.exec(line.slice(0, MAX_BEFORE));
  if (found === null) return null;
  const event = line.slice(found.index);
  const fields: string[] = [];
  let start = 0;
  for (
    let bar = event.indexOf('|');
    bar !== -1 && bar < MAX_HEADER && fields.length < FIELDS;
    bar = event.indexOf('|', start)
  ) {
    fields.push(event.slice(start, bar));
    start = bar + 1;
  }
  if (fields.length < FIELDS - 1) return null;
  // Without attributes the last bar may be missing.
  const [, vendor, product, , eventId = event.slice(start)] = fields;
  const rest = fields.length < FIELDS ? '' : event.slice(start);
  const declared = declaredIn(rest, /^LEEF: {0,2}2/.test(event));
  return {
    ...{ vendor: vendor!.trim(), product: product!.trim(), eventId: eventId.trim() },
    ...{ before: line.slice(0, found.index), event },
    attributes: declared === null ? rest : rest.slice(declared.length + 1),
    delimiter: declared === null ? undefined : delimiterOf(declared),
  };
}

/** Longest way to write a delimiter. */
const MAX_DELIMITER = 8;

/** The field before a sixth bar, where there is one that declares a separator; version 1.0 has none by the book. */
function declaredIn(rest: string, isSecond: boolean): string | null {
  const bar = rest.slice(0, MAX_DELIMITER + 1).indexOf('|');
  if (bar === -1 || rest.slice(0, bar).includes('=')) return null;
  const field = rest.slice(0, bar);
  return (isSecond || field !== '') && delimiterOf(field) !== undefined ? field : null;
}
