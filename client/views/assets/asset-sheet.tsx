import { createSignal, Show } from 'solid-js';
import { assetLimits } from '../../../shared/domain/asset.ts';
import type { AssetRow } from '../../../shared/wire/http/assets.ts';
import { del, patch, post } from '../../api.ts';
import { useFeed } from '../../live/feed.tsx';
import { FormFault, TextField } from '../../ui/field.tsx';
import { dayTime } from '../../ui/instant.ts';
import { Moment } from '../../ui/moment.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { createSubmission } from '../../ui/submission.ts';
import { toast } from '../../ui/toast.tsx';
import { Hits } from './asset-columns.tsx';
import { hitWord, kindWord } from './kind-word.ts';

interface AssetSheetProps {
  path: string;
  asset: AssetRow;
  mayManage: boolean;
  onChanged: () => void;
  onClose: () => void;
}

function Facts(props: { asset: AssetRow }) {
  const { second } = useFeed();
  return (
    <>
      <dl class="asset-facts">
        <div>
          <dt>Kind</dt>
          <dd>{kindWord[props.asset.kind]}</dd>
        </div>
        <div>
          <dt>Incidents</dt>
          <dd>
            <Hits row={props.asset} only="all" />
          </dd>
        </div>
        <div>
          <dt>Open</dt>
          <dd>
            <Hits row={props.asset} only="open" />
          </dd>
        </div>
        <div>
          <dt>Newest hit</dt>
          <dd>
            <Show when={props.asset.hits.newest_at} fallback="none">
              {(at) => <Moment at={at()} now={second()} />}
            </Show>
          </dd>
        </div>
      </dl>
      <p class="field-hint">{hitWord[props.asset.kind]} Informational ones are not counted.</p>
      <p class="field-hint">
        Added by {props.asset.created_by} on {dayTime(Date.parse(props.asset.created_at))}.
      </p>
    </>
  );
}

/** One asset: its hits, its label, and the way to watch for it no longer. */
export function AssetSheet(props: AssetSheetProps) {
  const { asset, path } = props;
  const [label, setLabel] = createSignal(asset.label ?? '');
  const dirty = () => label().trim() !== (asset.label ?? '');
  const form = createSubmission({
    fields: ['label'],
    act: async () => {
      await patch(`${path}/${asset.id}`, { label: label().trim() || null });
      toast(`${asset.value} is saved.`);
      props.onChanged();
      props.onClose();
    },
  });
  const removal = createSubmission({
    fields: [],
    act: async () => {
      await del(`${path}/${asset.id}`);
      const { kind, value, label } = asset;
      toast(`${asset.value} is no longer monitored.`, async () => {
        await post(path, { kind, value, label });
        props.onChanged();
      });
      props.onChanged();
      props.onClose();
    },
  });
  return (
    <Sheet title={asset.value} dirty={dirty()} onClose={props.onClose}>
      <div class="side-body">
        <Facts asset={props.asset} />
        <Show when={props.mayManage}>
          <form id="asset-label" class="asset-label" novalidate onSubmit={form.submit}>
            <TextField
              label="Label"
              optional={true}
              name="asset-label"
              maxlength={assetLimits.label}
              autocomplete="off"
              value={label()}
              fault={form.at('label')}
              onText={setLabel}
            />
          </form>
          <form class="field-set" onSubmit={removal.submit}>
            <h3>Stop monitoring</h3>
            <p class="field-hint">The asset leaves this list; incidents stay as they are.</p>
            <FormFault text={removal.fault()} />
            <div>
              <button type="submit" class="button" disabled={removal.busy()}>
                Remove
              </button>
            </div>
          </form>
        </Show>
      </div>
      <Show when={props.mayManage}>
        <footer class="side-foot">
          <FormFault text={form.fault()} />
          <button type="submit" form="asset-label" class="button primary" disabled={form.busy() || !dirty()}>
            Save
          </button>
        </footer>
      </Show>
    </Sheet>
  );
}
