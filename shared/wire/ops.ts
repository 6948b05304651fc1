import { type Static, Type } from 'typebox';
import { Incident } from './http/incidents.ts';
import { IncidentMention } from './http/indicators.ts';
import { Instant, Nullable } from './http/list.ts';
import { MAX_CATCH_UP_TENANTS, MAX_WHO } from './ops-limits.ts';

const Seq = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** The tenant's log has come to `seq`: lists that show it may refetch. Values in between are skipped. */
export const Moved = Type.Object({ tenant: Type.String(), seq: Seq });
export type Moved = Static<typeof Moved>;

/** How far the log of each tenant in the reader's scope has come, [tenant, seq]: what is older is in what is asked now. */
export const Positions = Type.Array(Type.Tuple([Type.String(), Seq]));
export type Positions = Static<typeof Positions>;

/** One incident as it is after something happened to it. */
const IncidentNews = Type.Object({
  incident: Incident,
  created: Type.Boolean({ description: 'whether it opened within this news' }),
  fields: Type.Array(Type.String(), { description: 'what changed, if it was there before' }),
  actor: Nullable(
    Type.Object({ id: Type.String(), name: Type.String() }, { description: 'the last user who acted on it' }),
  ),
});
export type IncidentNews = Static<typeof IncidentNews>;

/**
 * What happened in a tenant's log after `from`, up to `to`. Rows are whole and absolute, so news that comes twice does
 * no harm; a `from` above the last `to` means that something is missing. `items` null: more than is sent; refetch.
 */
export const News = Type.Object({
  tenant: Type.String(),
  from: Seq,
  to: Seq,
  items: Nullable(Type.Array(IncidentNews)),
});
export type News = Static<typeof News>;

const Person = Type.Object({ id: Type.String(), name: Type.String() });

/** Who has an incident open, and who has said that it is theirs to look into. Absolute; empty when nobody does. */
export const Presence = Type.Object({
  tenant: Type.String(),
  incident: Type.String(),
  people: Type.Array(Type.Object({ ...Person.properties, since: Instant, claimed: Type.Boolean() })),
});
export type Presence = Static<typeof Presence>;

/** Addressed to one person, on all their sockets. */
export const Personal = Type.Object({
  kind: Type.Enum(['mention', 'assigned']),
  incident: IncidentMention,
  by: Person,
  at: Instant,
});
export type Personal = Static<typeof Personal>;

/** `ended`: the session or token is no more; `expired`: its time has come. */
export const SignedOut = Type.Object({ reason: Type.Enum(['ended', 'expired']) });
export type SignedOut = Static<typeof SignedOut>;

/** What the server tells. */
export interface OpsServerEvents {
  /** First word on a socket, and again when rights changed. */
  positions(positions: Positions): void;
  moved(news: Moved): void;
  news(news: News): void;
  presence(presence: Presence): void;
  personal(news: Personal): void;
  /** What the reader may do has changed, or may have: ask `GET /api/v1/me` again, and refetch what is shown. */
  rights(): void;
  /** The last word on this socket: sign in again. */
  signed_out(why: SignedOut): void;
}

export type Ack<T> = (answer: ({ ok: true } & T) | { ok: false; error: string }) => void;

const IncidentId = Type.String({ minLength: 1, maxLength: 64 });
export const CatchUp = Type.Array(Type.Tuple([Type.String({ maxLength: 36 }), Seq]), {
  maxItems: MAX_CATCH_UP_TENANTS,
});
export const Look = Nullable(IncidentId);
export const Claim = Type.Object({ incident: IncidentId, claimed: Type.Boolean() });
export type Claim = Static<typeof Claim>;
export const Who = Type.Array(IncidentId, { maxItems: MAX_WHO });

/** What a reader says; each is answered. */
export interface OpsClientEvents {
  /** News since these positions, within the reader's scope; `items` null where there is more than is sent. */
  catch_up(positions: Positions, ack: Ack<{ news: News[] }>): void;
  /** The incident that the reader has open; null for none. */
  look(incident: string | null, ack: Ack<{ presence: Presence | null }>): void;
  /** "I look into it": for as long as this socket lives, or until let go of. */
  claim(claim: Claim, ack: Ack<{ presence: Presence }>): void;
  /** Who is at these incidents at present: asked for the rows that are in sight. */
  who(incidents: readonly string[], ack: Ack<{ presence: Presence[] }>): void;
}
