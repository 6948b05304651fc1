import { createSignal, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { RoutingRule } from '../../../../shared/wire/http/routing.ts';
import { del, patch, post } from '../../../api.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { FormFault } from '../../../ui/field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { toast } from '../../../ui/toast.tsx';
import { valueAt } from '../mapping/pointer.ts';
import { RecordTree } from '../mapping/record-tree.tsx';
import { bodyOf, draftOf, NEW_RULE, type RuleDraft, ruleFields, wrongIn } from './rule-draft.ts';
import { RuleFields } from './rule-fields.tsx';
import { conditionOf } from './rule-words.ts';

const RULES = '/api/v1/routing-rules';
const rulePath = ({ id }: RoutingRule): string => `${RULES}/${encodeURIComponent(id)}`;

interface RuleSheetProps {
  /** The rule to change; a new one where there is none. */
  edited?: RoutingRule;
  /** What a new rule begins with. */
  proposed?: RuleDraft;
  /** A record it is for: its values can be chosen by a click. */
  sample?: unknown;
  onSaved: () => void;
  onClose: () => void;
}

function Remove(props: { removed: RoutingRule; onDone: () => void; onClose: () => void }) {
  return (
    <Confirm
      title="Delete this rule?"
      effects={[
        `Records whose ${conditionOf(props.removed)} go to ${props.removed.tenant.name} by it no longer.`,
        'What no other rule takes waits in quarantine. What it has placed stays where it is.',
      ]}
      verb="Delete rule"
      onConfirm={async () => {
        await del(rulePath(props.removed));
        toast('The rule is deleted.');
        props.onDone();
      }}
      onClose={props.onClose}
    />
  );
}

/** One routing rule: what a record has to have, and whose it then is. */
export function RuleSheet(props: RuleSheetProps) {
  const before: RuleDraft = props.edited ? draftOf(props.edited) : (props.proposed ?? NEW_RULE);
  const [draft, edit] = createStore({ ...before });
  const [removing, setRemoving] = createSignal(false);
  const form = createSubmission({
    fields: ruleFields,
    check: () => wrongIn(draft),
    act: async () => {
      if (props.edited) await patch(rulePath(props.edited), bodyOf(draft));
      else await post(RULES, bodyOf(draft));
      toast(props.edited ? 'The rule is saved.' : 'The rule is created. It takes what comes from now on.');
      props.onSaved();
      props.onClose();
    },
  });
  const choose = (pointer: string) => {
    const value = valueAt(props.sample, pointer);
    edit({ kind: 'field', name: pointer, ...(typeof value !== 'object' && { value: String(value) }) });
  };
  return (
    <Sheet
      title={props.edited ? 'Routing rule' : 'New routing rule'}
      dirty={JSON.stringify(draft) !== JSON.stringify(before)}
      onClose={props.onClose}
    >
      <form class="side-form" novalidate onSubmit={form.submit}>
        <div class="side-body">
          <RuleFields draft={draft} at={form.at} onEdit={edit} />
          <Show when={props.sample !== undefined}>
            <section>
              <h3>The newest record</h3>
              <p class="field-hint">Click the value that tells whose it is.</p>
              <RecordTree
                record={props.sample}
                usedBy={new Map(draft.kind === 'field' ? [[draft.name, ['rule']]] : [])}
                choosingFor="the rule"
                onChoose={choose}
              />
            </section>
          </Show>
        </div>
        <footer class="side-foot">
          <FormFault text={form.fault()} />
          <Show when={props.edited}>
            <button type="button" class="button start" onClick={() => setRemoving(true)}>
              Delete
            </button>
          </Show>
          <button type="submit" class="button primary" disabled={form.busy()}>
            {props.edited ? 'Save' : 'Create rule'}
          </button>
        </footer>
      </form>
      <Show when={removing() && props.edited}>
        {(removed) => (
          <Remove
            removed={removed()}
            onDone={() => {
              props.onSaved();
              props.onClose();
            }}
            onClose={() => setRemoving(false)}
          />
        )}
      </Show>
    </Sheet>
  );
}
