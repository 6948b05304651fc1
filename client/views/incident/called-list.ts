import { createSignal } from 'solid-js';
import type { AssigneeList } from '../../../shared/wire/http/assignees.ts';
import { get } from '../../api.ts';
import { plain, ranked } from '../../ui/search-rank.ts';
import { type Called, callAt, labelled } from './mention.ts';

/** As many as are seen at a glance. */
const MOST_SHOWN = 6;

interface Call {
  /** Where the `@` stands. */
  readonly at: number;
  readonly caret: number;
  readonly found: readonly Called[];
}

/** Whom a note may call, while an `@` is being typed. Asked for once, when the first one is. */
export function createCallList(tenant: () => string) {
  let everyone: Promise<readonly Called[]> | undefined;
  const [call, setCall] = createSignal<Call>();
  const [active, setActive] = createSignal(0);
  const read = async (): Promise<readonly Called[]> => {
    const query = new URLSearchParams({ tenant: tenant(), for: 'mention' });
    const { items } = await get<AssigneeList>(`/api/v1/assignees?${query}`);
    return labelled(items);
  };
  const people = () => {
    everyone ??= read().catch(() => {
      // Asked again with the next letter; a note can be written without.
      everyone = undefined;
      return [];
    });
    return everyone;
  };
  let typed = 0;
  return {
    call,
    active,
    close: () => setCall(undefined),
    move(by: number): void {
      const { length } = call()?.found ?? [];
      if (length > 0) setActive((at) => (at + by + length) % length);
    },
    async follow(text: string, caret: number): Promise<void> {
      const mine = ++typed;
      const at = callAt(text, caret);
      if (at === undefined) {
        setCall(undefined);
        return;
      }
      const all = await people();
      if (mine !== typed) return;
      const found = ranked(at.query, all, ({ label }) => [plain(label)]).slice(0, MOST_SHOWN);
      setActive(0);
      setCall(found.length > 0 ? { at: at.at, caret, found } : undefined);
    },
  };
}
export type CallList = ReturnType<typeof createCallList>;
