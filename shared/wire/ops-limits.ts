import { MINUTE_MS } from '../domain/clock.ts';

// Apart from the schemas, so that a page which needs a number does not carry them.

/** Where socket.io listens, over WebSocket alone. */
export const OPS_PATH = '/ops/';

/** A tenant's `moved` comes at most this often: often enough for a list to refetch, and no more than it can. */
export const MOVED_EVERY_MS = 500;
/** A tenant's `news` comes at most this often after its first few: nobody reads faster than ten changes a second. */
export const NEWS_EVERY_MS = 100;
/** After a pause as many come at once: an act is not told later for what a sensor reported just before it. */
export const NEWS_AT_ONCE = 3;
/** Rows of one `news`; beyond it, whoever shows them had better ask for the page they show. */
export const MAX_NEWS_ROWS = 100;
/** An incident's `presence` comes at most this often. */
export const PRESENCE_EVERY_MS = 250;

/** Tenants whose news a reader may ask for at once. */
export const MAX_CATCH_UP_TENANTS = 1_000;
/** A claim ends after this, if nothing else ended it. */
export const CLAIM_MS = 30 * MINUTE_MS;
/** Incidents that `who` may name at once: more rows than a screen shows. */
export const MAX_WHO = 200;
/** Incidents that one person may have claimed at a time. */
export const MAX_CLAIMS = 20;
