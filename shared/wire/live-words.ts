/** Version of the frames in live.ts. tests/wire pins a hash of the schemas: change them, bump this. */
export const PROTOCOL = 2;

/** The server pings at this interval, so a client may call its data stale after `STALE_AFTER_MS` without a frame. */
export const HEARTBEAT_MS = 1_000;
export const STALE_AFTER_MS = 5_000;

/**
 * Close codes: 4000–4499 the client reconnects, 4500–4999 it does not. 1012 is a deploy, after a `bye`; 1013 says
 * that the reader's rights could not be read when they may have changed.
 */
export const CLOSE = { unsure: 1013, expired: 4001, slow: 4008, badFrame: 4500, forbidden: 4501 } as const;
export const mayReconnect = (code: number): boolean => code < 4500;
