import { DAY_MS } from '../../../shared/domain/clock.ts';
import type { Called } from './mention.ts';

/** A note that is not sent yet. */
export interface Draft {
  readonly text: string;
  readonly called: readonly Called[];
}

interface Kept extends Draft {
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Part of the browser's storage. */
interface Store {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** More than anybody has in hand; the oldest go first. */
const MOST_DRAFTS = 50;
/** What was left for two weeks is forgotten, and is about a customer. */
const KEPT_MS = 14 * DAY_MS;

const PREFIX = 'draft:';

export const NO_DRAFT: Draft = { text: '', called: [] };

/** Notes begun by one user in this browser, by incident. */
export function openDrafts(store: Store, user: string, now: () => number) {
  const keyOf = (incident: string) => `${PREFIX}${user}:${incident}`;
  const all = (): { key: string; at: number }[] => {
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
    return keys.flatMap((key) => (key?.startsWith(PREFIX) ? [{ key, at: read(store, key)?.at ?? 0 }] : []));
  };
  const trim = () => {
    const drafts = all().sort((one, other) => other.at - one.at);
    for (const [place, { key, at }] of drafts.entries()) {
      if (place >= MOST_DRAFTS || at < now() - KEPT_MS) store.removeItem(key);
    }
  };
  return {
    read(incident: string): Draft {
      const kept = read(store, keyOf(incident));
      return kept && kept.at >= now() - KEPT_MS ? kept : NO_DRAFT;
    },
    write(incident: string, { text, called }: Draft): void {
      if (text.trim() === '') {
        store.removeItem(keyOf(incident));
        return;
      }
      const kept: Kept = { text, called, at: now() };
      try {
        store.setItem(keyOf(incident), JSON.stringify(kept));
      } catch {
        // The browser keeps no more: what is on the screen stays there.
        return;
      }
      trim();
    },
  };
}

function read(store: Store, key: string): Kept | undefined {
  try {
    const kept = JSON.parse(store.getItem(key) ?? 'null') as Partial<Kept> | null;
    const isWhole =
      typeof kept?.text === 'string' && typeof kept.at === 'number' && Array.isArray(kept.called);
    return isWhole ? (kept as Kept) : undefined;
  } catch {
    return undefined;
  }
}
