import Download from 'lucide-solid/icons/download';
import { Show } from 'solid-js';
import { type AssetKind, assetKinds } from '../../../shared/domain/asset.ts';
import { download } from '../../ui/download.ts';
import { DropText } from '../../ui/drop-text.tsx';
import { FormFault, SelectField } from '../../ui/field.tsx';
import { plural } from '../../ui/number.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { createImport, type ImportRun } from './import-run.ts';
import { kindWord } from './kind-word.ts';
import { ImportVerdicts } from './verdicts.tsx';

const HINT =
  'Lines such as acme.com, 203.0.113.0/24 or Acme Bank; or CSV whose first line names the columns value, kind and label.';

const SAMPLE = [
  'kind,value,label',
  'domain,acme.com,Web shop',
  'brand,Acme Bank,',
  'keyword,Project Nightfall,',
  'range,203.0.113.0/24,Data centre',
  '',
].join('\r\n');

const kinds = [
  { value: '' as const, word: 'By its form: address range or domain' },
  ...assetKinds.map((value) => ({ value, word: kindWord[value] })),
];

function Acts(props: { run: ImportRun; onClose: () => void }) {
  const { run } = props;
  const left = () => run.count('would_add');
  return (
    <footer class="side-foot">
      <FormFault text={run.fault()} />
      <Show
        when={run.rows()}
        fallback={
          <button
            type="button"
            class="button primary"
            disabled={run.busy() || run.lines() === 0}
            onClick={run.dryRun}
          >
            {run.busy() ? 'Checking…' : `Check ${run.lines() > 0 ? plural(run.lines(), 'line') : ''}`}
          </button>
        }
      >
        <Show
          when={left() > 0}
          fallback={
            <button type="button" class="button primary" onClick={props.onClose}>
              {run.count('added') > 0 ? 'Done' : 'Close'}
            </button>
          }
        >
          <button type="button" class="button primary" disabled={run.busy()} onClick={run.add}>
            {run.busy()
              ? 'Adding…'
              : `Add ${run.count('added') > 0 ? 'the other ' : ''}${plural(left(), 'asset')}`}
          </button>
        </Show>
      </Show>
    </footer>
  );
}

/** One asset or many, pasted, dropped or typed: judged line by line first, and only then added. */
export function AddAssets(props: { path: string; onAdded: () => void; onClose: () => void }) {
  const run = createImport(props.path, props.onAdded);
  const unfinished = () => run.lines() > 0 && !(run.rows() && run.count('would_add') === 0);
  return (
    <Sheet title="Add monitored assets" wide={true} dirty={unfinished()} onClose={props.onClose}>
      <div class="side-body">
        <SelectField
          label="Kind of lines that name none"
          value={run.kind()}
          options={kinds}
          onChoose={(kind) => run.choose(kind as AssetKind | '')}
        />
        <DropText
          label="One asset a line; paste them here, or drop a file"
          hint={HINT}
          name="assets"
          what="Assets to add"
          text={run.text()}
          busy={run.busy()}
          onText={run.edit}
        >
          <button type="button" class="button bare" onClick={() => download('assets.csv', SAMPLE)}>
            <Download class="icon" aria-hidden="true" />
            Download a sample
          </button>
        </DropText>
        <Show when={run.rows()}>{(rows) => <ImportVerdicts run={run} rows={rows()} />}</Show>
      </div>
      <Acts run={run} onClose={props.onClose} />
    </Sheet>
  );
}
