import { Fault } from '../../domain/fault.ts';
import { exactJson } from '../../formats/reading/exact.ts';
import { filledLines } from '../../formats/reading/lines.ts';
import { storable } from '../../formats/reading/wellformed.ts';
import { MAX_RECORDS } from '../../wire/http/ingest.ts';

/** One record of a body, or why this part of the body is none. */
export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly text?: string };

/** What a format knows of bodies: see `Reader`. */
export interface Splitting {
  readonly lines: ((body: string) => readonly string[]) | undefined;
  readonly open: (value: unknown) => readonly unknown[] | null;
}

/**
 * Splits a body into records: a JSON array's items, a JSON value, one record a line (NDJSON), or what the format
 * makes of a text. An envelope gives the records in it.
 */
export function split(text: string, isNdjson: boolean, { lines, open }: Splitting): Parsed[] {
  const body = text.trim();
  if (body === '') throw new Fault('bad_request', 'the body is empty; send at least one record');
  const parts = isNdjson || startsLikeLines(body) ? splitLines(body) : splitWhole(body, lines);
  const records = parts.flatMap((part) => opened(part, open));
  if (records.length > MAX_RECORDS) {
    throw new Fault('too_large', `${records.length} records in one request; send at most ${MAX_RECORDS}`);
  }
  return records;
}

function opened(part: Parsed, open: Splitting['open']): Parsed[] {
  const inside = part.ok ? open(part.value) : null;
  return inside === null ? [part] : inside.map((value) => ({ ok: true, value }));
}

/** More than one line, and the first is a whole JSON object: lines, whatever the content type says. */
function startsLikeLines(body: string): boolean {
  const end = body.indexOf('\n');
  return end !== -1 && body.startsWith('{') && parse(body.slice(0, end)).ok;
}

const splitLines = (body: string): Parsed[] => filledLines(body).map(parse);

function splitWhole(body: string, lines: Splitting['lines']): readonly Parsed[] {
  const whole = parse(body);
  if (whole.ok) {
    return Array.isArray(whole.value) ? whole.value.map((value) => ({ ok: true, value })) : [whole];
  }
  if (lines === undefined) throw new Fault('bad_request', whole.reason);
  return lines(body).map((value) => ({ ok: true, value }));
}

function parse(text: string): Parsed {
  try {
    return { ok: true, value: exactJson(text) };
  } catch (error) {
    // The message quotes the text, NUL and halves of characters included.
    const reason = `not valid JSON: ${storable((error as Error).message.slice(0, 200))}`;
    return { ok: false, reason, text };
  }
}
