/**
 * SQLSTATE classes that say "not now" rather than "not this": connection, resources, operator intervention,
 * system error, and transactions that lost to another. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const TRANSIENT_CLASSES = new Set(['08', '40', '53', '55', '57', '58']);
const SQLSTATE = /^[0-9A-Z]{5}$/;
const NETWORK = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
]);
/** What pg says, without a code, of a connection that ended or could not be had. */
const CONNECTION_LOST =
  /connection terminated|not queryable|timeout exceeded when trying to connect|timeout expired|cannot use a pool/i;

/** Whether the same work may succeed later: then it is left in the inbox, never set aside. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') return CONNECTION_LOST.test(error.message);
  if (NETWORK.has(code)) return true;
  return SQLSTATE.test(code) && TRANSIENT_CLASSES.has(code.slice(0, 2));
}
