import { For } from 'solid-js';
import { type Period, periods } from '../../../shared/domain/window.ts';

export const periodWords: Record<Period, { readonly mark: string; readonly word: string }> = {
  '24h': { mark: '24 h', word: 'Last 24 hours' },
  '7d': { mark: '7 d', word: 'Last 7 days' },
  '30d': { mark: '30 d', word: 'Last 30 days' },
  mtd: { mark: 'MTD', word: 'Month to date (UTC)' },
};

/** The period before, in words: what a figure is compared with. */
export const beforeWord: Record<Period, string> = {
  '24h': 'the 24 h before',
  '7d': 'the 7 d before',
  '30d': 'the 30 d before',
  mtd: 'as long before',
};

export const isPeriod = (text: string): text is Period => (periods as readonly string[]).includes(text);

export function PeriodChoice(props: { period: Period; onChoose: (period: Period) => void }) {
  return (
    <fieldset class="segments" aria-label="Period">
      <For each={periods}>
        {(period) => (
          <button
            type="button"
            title={periodWords[period].word}
            aria-pressed={props.period === period}
            onClick={() => props.onChoose(period)}
          >
            {periodWords[period].mark}
          </button>
        )}
      </For>
    </fieldset>
  );
}
