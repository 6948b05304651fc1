import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleDashed from 'lucide-solid/icons/circle-dashed';
import CircleMinus from 'lucide-solid/icons/circle-minus';
import { type AssetVerdict, type ImportResult, importResults } from '../../../shared/wire/http/assets.ts';
import { type Verdict, VerdictCounts, VerdictTable } from '../../ui/verdict-table.tsx';
import type { ImportRun } from './import-run.ts';
import { kindWord } from './kind-word.ts';

const verdicts: Record<ImportResult, Verdict> = {
  added: { word: 'Added', icon: CircleCheck },
  would_add: { word: 'Would be added', icon: CircleDashed },
  present: { word: 'There already', icon: CircleMinus },
  refused: { word: 'Refused', icon: CircleAlert },
};

const noteOf = ({ faults, result, label }: AssetVerdict): string =>
  result === 'present'
    ? faults.map(({ reason }) => reason).join('; ')
    : faults.length > 0
      ? faults.map(({ field, reason }) => `${field}: ${reason}`).join('; ')
      : (label ?? '');

/** What became, or would become, of each line. */
export function ImportVerdicts(props: { run: ImportRun; rows: readonly AssetVerdict[] }) {
  const { count } = props.run;
  const counts = () =>
    importResults
      .map((result) => ({ word: verdicts[result].word, n: count(result) }))
      .filter(({ n }) => n > 0);
  const progress = () =>
    count('added') > 0 && count('would_add') > 0
      ? {
          word: 'Added',
          value: count('added'),
          max: props.rows.length - count('refused') - count('present'),
        }
      : undefined;
  return (
    <>
      <VerdictCounts counts={counts()} progress={progress()} />
      <VerdictTable
        label="Lines"
        testId="asset-verdict"
        rows={props.rows}
        columns={[
          { head: 'Asset', class: 'mono', cell: ({ value }) => value },
          { head: 'Kind', cell: ({ kind }) => (kind ? kindWord[kind] : '') },
        ]}
        verdicts={verdicts}
        note={noteOf}
      />
    </>
  );
}
