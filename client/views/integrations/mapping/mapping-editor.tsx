import './mapping.css';
import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import Check from 'lucide-solid/icons/check';
import CircleAlert from 'lucide-solid/icons/circle-alert';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import type { ListedKey, MappingPreview } from '../../../../shared/wire/http/ingest-keys.ts';
import { patch } from '../../../api.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { FormFault } from '../../../ui/field.tsx';
import { capital, sentence } from '../../../ui/sentence.ts';
import { createSubmission } from '../../../ui/submission.ts';
import { toast } from '../../../ui/toast.tsx';
import { useReach } from '../reach.tsx';
import { chosen } from './choose-place.ts';
import { FieldList } from './field-list.tsx';
import { draftOf, writtenOf } from './mapping-draft.ts';
import { nativeFields } from './native-field.ts';
import { createPreview } from './preview.ts';
import { RecordSide } from './record-side.tsx';
import type { MappingDraft, RuleDraft } from './rule-draft.ts';

interface MappingEditorProps {
  edited: ListedKey;
  onSaved: () => void;
  onClose: () => void;
}

function Verdict(props: { preview: MappingPreview | undefined; fault: string | undefined }) {
  const refused = () =>
    props.fault ??
    props.preview?.fault ??
    (props.preview?.refusal && `${props.preview.refusal.field} ${props.preview.refusal.reason}`.trim());
  return (
    <p class="map-verdict" role="status">
      <Switch fallback={<span class="quiet">Paste a record to see what becomes of it</span>}>
        <Match when={refused()}>
          {(why) => (
            <>
              <CircleAlert class="icon" aria-hidden="true" />
              Not taken yet: {why()}
            </>
          )}
        </Match>
        <Match when={props.preview}>
          <Check class="icon" aria-hidden="true" />
          This record is taken
        </Match>
      </Switch>
    </p>
  );
}

const placesOf = (rule: RuleDraft): readonly string[] => {
  if ('pointers' in rule) return rule.pointers;
  if (rule.form === 'template')
    return [...rule.template.matchAll(/\{([^{}]*)\}/g)].map(([, place]) => place!);
  return rule.form === 'each' ? [rule.list] : [];
};

function usedBy(draft: MappingDraft): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, string[]>();
  for (const [name, rule] of Object.entries(draft)) {
    for (const place of placesOf(rule)) used.set(place, [...(used.get(place) ?? []), name]);
  }
  return used;
}

/** Asks before something unsaved is left behind. */
function Leaving(props: { dirty: boolean }) {
  const [left, setLeft] = createSignal<BeforeLeaveEventArgs>();
  useBeforeLeave((event) => {
    if (!props.dirty || event.defaultPrevented) return;
    event.preventDefault();
    setLeft(event);
  });
  return (
    <Show when={left()}>
      {(event) => (
        <Confirm
          title="Leave without saving?"
          effects={['What you changed in this mapping is lost.']}
          verb="Discard changes"
          onConfirm={async () => event().retry(true)}
          onClose={() => setLeft(undefined)}
        />
      )}
    </Show>
  );
}

/** How records of one key become incidents: built by clicking, tried on a pasted record as it is built. */
export function MappingEditor(props: MappingEditorProps) {
  const reach = useReach();
  const path = `${reach.api}/ingest-keys/${encodeURIComponent(props.edited.id)}`;
  const before = props.edited.mapping;
  const [saved, setSaved] = createSignal(JSON.stringify(draftOf(before)));
  const [draft, setDraft] = createSignal<MappingDraft>(draftOf(before));
  const [record, setRecord] = createSignal<unknown>();
  const [open, setOpen] = createSignal(nativeFields[0]!.name);
  const written = createMemo(() => writtenOf(draft()));
  const dirty = () => JSON.stringify(draft()) !== saved();
  const preview = createPreview(() => {
    const { mapping } = written();
    return mapping && record() !== undefined ? { mapping, record: record() } : undefined;
  });
  const edit = (name: string, rule: RuleDraft) =>
    setDraft(({ [name]: _, ...rest }) => (rule.form === 'none' ? rest : { ...rest, [name]: rule }));
  const choose = (pointer: string) => {
    const field = nativeFields.find(({ name }) => name === open());
    if (field) edit(field.name, chosen(field, pointer, record(), draft()[field.name] ?? { form: 'none' }));
  };
  const form = createSubmission({
    fields: [],
    act: async () => {
      const { mapping, wrong } = written();
      if (wrong) throw new Error(wrong);
      const known = Object.keys(mapping!.fields).length > 0 ? mapping! : null;
      await patch(path, { mapping: known });
      setSaved(JSON.stringify(draft()));
      toast(`The mapping of ${props.edited.name} is saved.`, () =>
        patch(path, { mapping: before }).then(props.onSaved),
      );
      props.onSaved();
    },
  });
  return (
    <form class="data-page" onSubmit={form.submit}>
      <div class="data-tools">
        <button type="button" class="button" onClick={props.onClose}>
          <ArrowLeft class="icon" aria-hidden="true" />
          Keys
        </button>
        <h2 class="map-title ellipsis">Mapping of {props.edited.name}</h2>
        <Verdict
          preview={preview.known()}
          fault={written().wrong ?? (preview.fault() && sentence(capital(preview.fault()!)))}
        />
        <button type="submit" class="button primary" disabled={form.busy() || !dirty()}>
          Save mapping
        </button>
        <FormFault text={form.fault()} />
      </div>
      <div class="map-body">
        <RecordSide
          record={record()}
          usedBy={usedBy(draft())}
          open={open()}
          onRecord={setRecord}
          onChoose={choose}
        />
        <section class="map-scroll" tabindex="0" aria-label="Fields">
          <FieldList draft={draft()} open={open()} preview={preview.known()} onOpen={setOpen} onEdit={edit} />
        </section>
      </div>
      <Leaving dirty={dirty()} />
    </form>
  );
}
