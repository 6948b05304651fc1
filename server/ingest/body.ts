import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Fault } from '../../shared/domain/fault.ts';
import { filledLines } from '../../shared/formats/reading/lines.ts';
import { storable } from '../../shared/formats/reading/wellformed.ts';
import { MAX_BODY_BYTES, MAX_RECORDS } from '../../shared/wire/http/ingest.ts';

/** One record of a body, or why this part of the body is none. */
export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

/** What a format knows of bodies: see `Reader`. */
export interface Splitting {
  readonly lines: ((body: string) => readonly string[]) | undefined;
  readonly open: (value: unknown) => readonly unknown[] | null;
}

const unzip = promisify(gunzip);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Undoes `Content-Encoding`. The size limit counts what comes out, so that a small bomb stays small. */
export async function decode(body: Buffer, encoding: string | undefined): Promise<string> {
  const plain = await inflate(body, encoding?.trim().toLowerCase());
  try {
    return utf8.decode(plain);
  } catch {
    throw new Fault('bad_request', 'the body is not UTF-8 text; send JSON, a JSON array or NDJSON in UTF-8');
  }
}

async function inflate(body: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (encoding === undefined || encoding === '' || encoding === 'identity') return body;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw new Fault('unsupported', `Content-Encoding ${encoding} is not known; send gzip or plain text`);
  }
  try {
    return await unzip(body, { maxOutputLength: MAX_BODY_BYTES });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new Fault(
        'too_large',
        `more than ${MAX_BODY_BYTES} bytes after decompression; split the request`,
      );
    }
    throw new Fault('bad_request', 'Content-Encoding says gzip, but the body cannot be decompressed');
  }
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
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    // The message quotes the text, NUL and halves of characters included.
    return { ok: false, reason: `not valid JSON: ${storable((error as Error).message.slice(0, 200))}` };
  }
}
