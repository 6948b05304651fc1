import '../../ui/data-table.css';
import '../../ui/verdicts.css';
import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleDashed from 'lucide-solid/icons/circle-dashed';
import CircleMinus from 'lucide-solid/icons/circle-minus';
import { For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { type AssetVerdict, importResults } from '../../../shared/wire/http/assets.ts';
import { exact } from '../../ui/number.ts';
import type { ImportRun } from './import-run.ts';
import { kindWord } from './kind-word.ts';

const words = { added: 'Added', would_add: 'Would be added', present: 'There already', refused: 'Refused' };
const icons = { added: CircleCheck, would_add: CircleDashed, present: CircleMinus, refused: CircleAlert };

const noteOf = ({ faults, result, label }: AssetVerdict): string =>
  result === 'present'
    ? faults.map(({ reason }) => reason).join('; ')
    : faults.length > 0
      ? faults.map(({ field, reason }) => `${field}: ${reason}`).join('; ')
      : (label ?? '');

function Counts(props: { run: ImportRun; total: number }) {
  const { count } = props.run;
  const adding = () => count('added') > 0 && count('would_add') > 0;
  return (
    <div class="verdict-counts tabular" role="status">
      <For each={importResults}>
        {(result) => (
          <Show when={count(result) > 0}>
            <span>
              <strong>{exact(count(result))}</strong> <span class="quiet">{words[result].toLowerCase()}</span>
            </span>
          </Show>
        )}
      </For>
      <Show when={adding()}>
        <progress
          aria-label="Added"
          value={count('added')}
          max={props.total - count('refused') - count('present')}
        />
      </Show>
    </div>
  );
}

/** What became, or would become, of each line. */
export function ImportVerdicts(props: { run: ImportRun; rows: readonly AssetVerdict[] }) {
  return (
    <>
      <Counts run={props.run} total={props.rows.length} />
      <section class="verdict-rows" tabindex="0" aria-label="Lines">
        <table class="data-table">
          <thead>
            <tr>
              <For each={['Line', 'Asset', 'Kind', 'Result', 'Note']}>
                {(head) => <th scope="col">{head}</th>}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr data-testid="asset-verdict" data-result={row.result}>
                  <td class="tabular">{row.line}</td>
                  <td class="mono">{row.value || '–'}</td>
                  <td>{row.kind ? kindWord[row.kind] : '–'}</td>
                  <td>
                    <span class="verdict-word">
                      <Dynamic component={icons[row.result]} class="icon" aria-hidden="true" />
                      {words[row.result]}
                    </span>
                  </td>
                  <td>{noteOf(row)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </>
  );
}
