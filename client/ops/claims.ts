import { CLAIM_MS } from '../../shared/wire/ops-limits.ts';

/** What this page has claimed, so that a connection which comes back takes it up again; a claim ends all the same. */
export function createClaims(now: () => number) {
  const until = new Map<string, number>();
  return {
    note(incident: string, claimed: boolean): void {
      if (claimed) until.set(incident, now() + CLAIM_MS);
      else until.delete(incident);
    },
    /** Those that have not ended. */
    kept(): string[] {
      for (const [incident, end] of until) if (end <= now()) until.delete(incident);
      return [...until.keys()];
    },
  };
}
