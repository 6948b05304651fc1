import { type Static, Type } from 'typebox';

/** Where socket.io listens, over WebSocket alone. */
export const OPS_PATH = '/ops/';

/** A tenant's `moved` comes at most this often: often enough for a list to refetch, and no more than it can. */
export const MOVED_EVERY_MS = 500;

/** The tenant's log has come to `seq`: lists that show it may refetch. Values in between are skipped. */
export const Moved = Type.Object({ tenant: Type.String(), seq: Type.Integer({ minimum: 0 }) });
export type Moved = Static<typeof Moved>;

/** `ended`: the session or token is no more; `expired`: its time has come. */
export const SignedOut = Type.Object({ reason: Type.Enum(['ended', 'expired']) });
export type SignedOut = Static<typeof SignedOut>;

/** What the server tells. */
export interface OpsServerEvents {
  moved(news: Moved): void;
  /** What the reader may do has changed, or may have: ask `GET /api/v1/me` again, and refetch what is shown. */
  rights(): void;
  /** The last word on this socket: sign in again. */
  signed_out(why: SignedOut): void;
}

/** A reader has nothing to tell. */
export type OpsClientEvents = Record<never, never>;
