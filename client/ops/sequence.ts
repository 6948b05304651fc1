import type { News, Positions } from '../../shared/wire/ops.ts';
import { MAX_CATCH_UP_TENANTS } from '../../shared/wire/ops-limits.ts';

/** Where each tenant's news stands here, and what goes on from there. */
export interface Sequence {
  /** The server's first word on a socket, and its word after rights changed: all tenants there are. */
  positions(positions: Positions): void;
  hear(news: News): void;
  /** What `ask` brought; null if nothing came of it. */
  answered(asked: Positions, news: readonly News[] | null): void;
  /** The socket is gone, and what was asked over it with it. */
  lost(): void;
  /** Asks again for what is still missing. */
  retry(): void;
}

export interface SequenceEnds {
  /** Wants the news since these positions; `answered` brings it. */
  ask(positions: Positions): void;
  /** News of one tenant, each beginning where the last one ended. */
  tell(news: News): void;
  /** The tenant is in the reader's scope no more. */
  gone(tenant: string): void;
  /** Something is missing and nobody is asked: call `retry` in a while. */
  wait(): void;
}

interface Standing {
  /** What was told here goes up to this. */
  held: number;
  /** The log is known to go up to this. */
  promised: number;
  asked: boolean;
}

/** Puts news that may come late, twice, out of order or not at all into an unbroken chain per tenant. */
export function createSequence({ ask, tell, gone, wait }: SequenceEnds): Sequence {
  const standings = new Map<string, Standing>();

  const take = (standing: Standing, news: News): void => {
    standing.promised = Math.max(standing.promised, news.to);
    if (news.to <= standing.held || news.from > standing.held) return;
    const from = standing.held;
    standing.held = news.to;
    tell({ ...news, from });
  };

  const askFor = (tenants: Iterable<string>): void => {
    const positions: Positions = [];
    for (const tenant of tenants) {
      const standing = standings.get(tenant)!;
      if (standing.asked || standing.held >= standing.promised) continue;
      standing.asked = true;
      positions.push([tenant, standing.held]);
    }
    for (let start = 0; start < positions.length; start += MAX_CATCH_UP_TENANTS) {
      ask(positions.slice(start, start + MAX_CATCH_UP_TENANTS));
    }
  };

  /** What was read before the tenant was first heard of may lack what happened in between: so it is read again. */
  const begin = (tenant: string, seq: number): void => {
    standings.set(tenant, { held: seq, promised: seq, asked: false });
    tell({ tenant, from: 0, to: seq, items: null });
  };

  return {
    positions: (positions) => {
      const listed = new Set(positions.map(([tenant]) => tenant));
      for (const tenant of [...standings.keys()]) {
        if (listed.has(tenant)) continue;
        standings.delete(tenant);
        gone(tenant);
      }
      for (const [tenant, seq] of positions) {
        const standing = standings.get(tenant);
        if (standing === undefined) begin(tenant, seq);
        else standing.promised = Math.max(standing.promised, seq);
      }
      askFor(listed);
    },
    hear: (news) => {
      const standing = standings.get(news.tenant);
      if (standing === undefined) {
        begin(news.tenant, news.to);
        return;
      }
      take(standing, news);
      askFor([news.tenant]);
    },
    answered: (asked, news) => {
      for (const [tenant] of asked) {
        const standing = standings.get(tenant);
        if (standing !== undefined) standing.asked = false;
      }
      for (const each of news ?? []) {
        const standing = standings.get(each.tenant);
        if (standing !== undefined) take(standing, each);
      }
      // Asked at once, an answer that brings nothing would be asked for without end.
      const behind = asked.some(([tenant]) => isBehind(standings.get(tenant)));
      if (behind) wait();
    },
    lost: () => {
      for (const standing of standings.values()) standing.asked = false;
    },
    retry: () => askFor(standings.keys()),
  };
}

const isBehind = (standing: Standing | undefined): boolean =>
  standing !== undefined && standing.held < standing.promised;
