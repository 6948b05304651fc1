/** A request's headers as routing sees them: names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** Never kept and never matched: what lets somebody in, whatever a product calls it. */
const SECRET = /auth|cookie|credential|key|password|secret|session|signature|token/;
/** Of the connection, not of the record: each hop writes its own. */
const TRANSPORT = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
/** Kept beside every quarantined row: a page of text at most. */
const MAX_HEADERS = 40;
const MAX_VALUE_CHARS = 500;

/** Whether rules may look at a header of this name (lower case). */
export const isRoutable = (name: string): boolean => !SECRET.test(name) && !TRANSPORT.has(name);

/** What is kept of a request's headers for rules, present and future. */
export function routableHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Headers {
  const kept: [string, string][] = [];
  for (const [given, value] of Object.entries(headers)) {
    const name = given.toLowerCase();
    if (typeof value !== 'string' || !isRoutable(name) || value.includes('\0')) continue;
    if (kept.push([name, value.slice(0, MAX_VALUE_CHARS)]) === MAX_HEADERS) break;
  }
  return Object.fromEntries(kept);
}
