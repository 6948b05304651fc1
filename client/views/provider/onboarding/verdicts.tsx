import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleDashed from 'lucide-solid/icons/circle-dashed';
import Download from 'lucide-solid/icons/download';
import { Show } from 'solid-js';
import { download } from '../../../ui/download.ts';
import { type Verdict, VerdictCounts, VerdictTable } from '../../../ui/verdict-table.tsx';
import { invitationLinks, type OnboardedRow, reasonOf, refusalReasons, refusedRows } from './csv.ts';
import type { Run } from './run.ts';

const verdicts: Record<OnboardedRow['result'], Verdict> = {
  created: { word: 'Created', icon: CircleCheck },
  would_create: { word: 'Would be created', icon: CircleDashed },
  refused: { word: 'Refused', icon: CircleAlert },
};

const noteOf = (row: OnboardedRow): string => {
  if (row.result === 'refused') return reasonOf(row);
  if (!row.invited) return '';
  const { email, mailed } = row.invited;
  return mailed ? `The invitation went to ${email}.` : `${email} is invited; hand over the link.`;
};

export function Counts(props: { run: Run }) {
  const { count } = props.run;
  const counts = () =>
    (['created', 'would_create', 'refused'] as const)
      .filter((result) => result !== 'created' || count('created') > 0)
      .map((result) => ({ word: verdicts[result].word, n: count(result) }));
  const total = () => props.run.rows()?.length ?? 0;
  const progress = () =>
    count('created') > 0 && count('would_create') > 0
      ? { word: 'Created', value: count('created'), max: total() - count('refused') }
      : undefined;
  return <VerdictCounts counts={counts()} progress={progress()} />;
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
    <VerdictTable
      label="Rows of the file"
      testId="onboard-row"
      rows={props.rows}
      columns={[
        { head: 'Slug', class: 'mono', cell: ({ slug }) => slug },
        { head: 'Name', cell: ({ name }) => name },
      ]}
      verdicts={verdicts}
      note={noteOf}
    />
  );
}
