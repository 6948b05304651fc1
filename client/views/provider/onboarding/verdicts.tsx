import '../../../ui/data-table.css';
import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleDashed from 'lucide-solid/icons/circle-dashed';
import Download from 'lucide-solid/icons/download';
import { For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { download } from '../../../ui/download.ts';
import { exact } from '../../../ui/number.ts';
import { invitationLinks, type OnboardedRow, reasonOf, refusalReasons, refusedRows } from './csv.ts';
import type { Run } from './run.ts';

const words = { created: 'Created', would_create: 'Would be created', refused: 'Refused' };
const icons = { created: CircleCheck, would_create: CircleDashed, refused: CircleAlert };

function Note(props: { row: OnboardedRow }) {
  const invited = () => props.row.invited;
  return (
    <Show
      when={props.row.result === 'refused'}
      fallback={<Show when={invited()}>{(one) => owner(one())}</Show>}
    >
      {reasonOf(props.row)}
    </Show>
  );
}

const owner = ({ email, mailed }: NonNullable<OnboardedRow['invited']>) =>
  mailed ? `The invitation went to ${email}.` : `${email} is invited; hand over the link.`;

export function Counts(props: { run: Run }) {
  const { count } = props.run;
  const total = () => props.run.rows()?.length ?? 0;
  return (
    <div class="verdict-counts tabular" role="status">
      <For each={['created', 'would_create', 'refused'] as const}>
        {(result) => (
          <Show when={result !== 'created' || count('created') > 0}>
            <span>
              <strong>{exact(count(result))}</strong> <span class="quiet">{words[result].toLowerCase()}</span>
            </span>
          </Show>
        )}
      </For>
      <Show when={count('created') > 0 && count('would_create') > 0}>
        <progress aria-label="Created" value={count('created')} max={total() - count('refused')} />
      </Show>
    </div>
  );
}

export function Files(props: { run: Run }) {
  const rows = () => props.run.rows() ?? [];
  const unsent = () => rows().some(({ invited }) => invited && !invited.mailed);
  const file = (name: string, word: string, text: () => string) => (
    <button type="button" class="button" onClick={() => download(name, text())}>
      <Download class="icon" aria-hidden="true" />
      {word}
    </button>
  );
  return (
    <div class="drop-tools">
      <Show when={props.run.count('refused') > 0}>
        {file('refused-customers.csv', 'Refused rows', () => refusedRows(props.run.csv(), rows()))}
        {file('refusals.csv', 'Reasons', () => refusalReasons(rows()))}
      </Show>
      <Show when={unsent()}>
        {file('invitation-links.csv', 'Invitation links', () => invitationLinks(rows()))}
      </Show>
    </div>
  );
}

/** What became, or would become, of each row. */
export function Verdicts(props: { rows: readonly OnboardedRow[] }) {
  return (
    <section class="verdict-rows" tabindex="0" aria-label="Rows of the file">
      <table class="data-table">
        <thead>
          <tr>
            <For each={['Line', 'Slug', 'Name', 'Result', 'Note']}>
              {(head) => <th scope="col">{head}</th>}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr data-testid="onboard-row" data-result={row.result}>
                <td class="tabular">{row.line}</td>
                <td class="mono">{row.slug || '–'}</td>
                <td>{row.name || '–'}</td>
                <td>
                  <span class="verdict-word">
                    <Dynamic component={icons[row.result]} class="icon" aria-hidden="true" />
                    {words[row.result]}
                  </span>
                </td>
                <td>
                  <Note row={row} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}
