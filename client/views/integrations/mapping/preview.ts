import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { MappingPreview } from '../../../../shared/wire/http/ingest-keys.ts';
import { post } from '../../../api.ts';
import type { Written } from './mapping-draft.ts';

/** Typing is one thought: the preview follows once it pauses. */
const PAUSE_MS = 200;

interface Trial {
  readonly mapping: Written;
  readonly record: unknown;
}

/** What a mapping makes of a record, asked of the server, which alone knows; the newest question wins. */
export function createPreview(trial: Accessor<Trial | undefined>) {
  const [known, setKnown] = createSignal<MappingPreview>();
  const [fault, setFault] = createSignal<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let newest = 0;
  const ask = async (asked: Trial) => {
    const mine = ++newest;
    try {
      const answer = await post<MappingPreview>('/api/v1/mapping-preview', asked);
      if (mine !== newest) return;
      setKnown(answer);
      setFault(undefined);
    } catch (error) {
      if (mine === newest) setFault((error as Error).message);
    }
  };
  createEffect(
    on(trial, (asked) => {
      clearTimeout(timer);
      if (asked) timer = setTimeout(() => void ask(asked), PAUSE_MS);
      else {
        newest++;
        setKnown(undefined);
      }
    }),
  );
  onCleanup(() => clearTimeout(timer));
  return { known, fault };
}
