import { Index, Match, Show, Switch } from 'solid-js';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { NativeField } from './native-field.ts';
import { type Form, formsFor, type Row, type RuleDraft, ruleOf } from './rule-draft.ts';

const formWord: Record<Form, string> = {
  none: 'Left out',
  pointer: 'A field of the record',
  table: 'A field of the record, its words translated',
  const: 'Always the same',
  template: 'Text with fields in it',
  list: 'Several fields of the record',
  each: 'From every item of a list',
  json: 'A rule written as JSON',
};

interface RuleFormProps {
  field: NativeField;
  rule: RuleDraft;
  onEdit: (rule: RuleDraft) => void;
}

const pointersIn = (rule: RuleDraft): readonly string[] => ('pointers' in rule ? rule.pointers : []);

const jsonOf = (rule: RuleDraft): string => {
  try {
    return JSON.stringify(ruleOf(rule) ?? '/', null, 2);
  } catch {
    return '';
  }
};

/** The same rule in another form, with what both have. */
function inForm(form: Form, before: RuleDraft): RuleDraft {
  const pointers = pointersIn(before);
  switch (form) {
    case 'none':
      return { form };
    case 'pointer':
    case 'list':
      return { form, pointers: pointers.length > 0 ? pointers : ['/'] };
    case 'table':
      return {
        form,
        pointers: pointers.length > 0 ? pointers : ['/'],
        rows: [{ said: '', value: '' }],
        otherwise: '',
      };
    case 'const':
      return { form, value: '' };
    case 'template':
      return { form, template: pointers[0] ? `{${pointers[0]}}` : '' };
    case 'each':
      return { form, list: pointers[0] ?? '/', value: '', type: '' };
    case 'json':
      return { form, text: jsonOf(before) };
  }
}

function Pointers(props: {
  value: readonly string[];
  several: boolean;
  onEdit: (next: readonly string[]) => void;
}) {
  return (
    <TextArea
      label={props.several ? 'Places, one a line' : 'Place'}
      hint={
        props.several
          ? 'JSON Pointers. All that is found becomes the list.'
          : 'A JSON Pointer. Of several, one a line, the first that finds something is taken.'
      }
      mono={true}
      rows={Math.max(1, props.value.length)}
      value={props.value.join('\n')}
      onText={(text) => props.onEdit(text.split('\n'))}
    />
  );
}

function Value(props: {
  field: NativeField;
  label: string;
  value: string;
  none: string;
  onEdit: (value: string) => void;
}) {
  const options = () => [
    { value: '', word: props.none },
    ...(props.field.words ?? []).map((word) => ({ value: word, word })),
  ];
  return (
    <Show
      when={props.field.words}
      fallback={<TextField label={props.label} value={props.value} onText={props.onEdit} />}
    >
      <SelectField label={props.label} value={props.value} options={options()} onChoose={props.onEdit} />
    </Show>
  );
}

function Rows(props: { field: NativeField; rows: readonly Row[]; onEdit: (rows: readonly Row[]) => void }) {
  const change = (at: number, row: Partial<Row>) =>
    props.onEdit(props.rows.map((known, index) => (index === at ? { ...known, ...row } : known)));
  return (
    <div class="rule-rows">
      <Index each={props.rows}>
        {(row, index) => (
          <div class="rule-row">
            <TextField
              label="Their word"
              placeholder="P1, or P* for all that begin so"
              value={row().said}
              onText={(said) => change(index, { said })}
            />
            <Value
              field={props.field}
              label="Here"
              none="Choose…"
              value={row().value}
              onEdit={(value) => change(index, { value })}
            />
            <button
              type="button"
              class="button bare"
              onClick={() => props.onEdit(props.rows.filter((_, at) => at !== index))}
            >
              Remove<span class="unseen"> {row().said}</span>
            </button>
          </div>
        )}
      </Index>
      <button
        type="button"
        class="button"
        onClick={() => props.onEdit([...props.rows, { said: '', value: '' }])}
      >
        Add a word
      </button>
    </div>
  );
}

function Each(props: {
  rule: RuleDraft & { form: 'each' };
  typed: boolean;
  onEdit: (rule: RuleDraft) => void;
}) {
  return (
    <>
      <TextField
        label="List"
        value={props.rule.list}
        onText={(list) => props.onEdit({ ...props.rule, list })}
      />
      <TextField
        label="Place within an item"
        hint="Empty where the items themselves are the values."
        value={props.rule.value}
        onText={(value) => props.onEdit({ ...props.rule, value })}
      />
      <Show when={props.typed}>
        <TextField
          label="Type of all of them"
          hint="ip, domain, url, email, sha256, md5, filename, cve…"
          value={props.rule.type}
          onText={(type) => props.onEdit({ ...props.rule, type })}
        />
      </Show>
    </>
  );
}

const as = <F extends Form>(rule: RuleDraft, form: F): (RuleDraft & { form: F }) | undefined =>
  rule.form === form ? (rule as RuleDraft & { form: F }) : undefined;

/** How one field is filled. */
export function RuleForm(props: RuleFormProps) {
  return (
    <div class="rule-form">
      <SelectField
        label="Filled with"
        value={props.rule.form}
        options={formsFor(props.field).map((form) => ({ value: form, word: formWord[form] }))}
        onChoose={(form) => props.onEdit(inForm(form, props.rule))}
      />
      <Switch>
        <Match when={as(props.rule, 'pointer')}>
          {(rule) => (
            <Pointers
              several={false}
              value={rule().pointers}
              onEdit={(pointers) => props.onEdit({ ...rule(), pointers })}
            />
          )}
        </Match>
        <Match when={as(props.rule, 'list')}>
          {(rule) => (
            <Pointers
              several={true}
              value={rule().pointers}
              onEdit={(pointers) => props.onEdit({ ...rule(), pointers })}
            />
          )}
        </Match>
        <Match when={as(props.rule, 'table')}>
          {(rule) => (
            <>
              <Pointers
                several={false}
                value={rule().pointers}
                onEdit={(pointers) => props.onEdit({ ...rule(), pointers })}
              />
              <Rows
                field={props.field}
                rows={rule().rows}
                onEdit={(rows) => props.onEdit({ ...rule(), rows })}
              />
              <Value
                field={props.field}
                label="Every other word"
                none="Leave it out"
                value={rule().otherwise}
                onEdit={(otherwise) => props.onEdit({ ...rule(), otherwise })}
              />
            </>
          )}
        </Match>
        <Match when={as(props.rule, 'const')}>
          {(rule) => (
            <Value
              field={props.field}
              label="Value"
              none="Choose…"
              value={rule().value}
              onEdit={(value) => props.onEdit({ ...rule(), value })}
            />
          )}
        </Match>
        <Match when={as(props.rule, 'template')}>
          {(rule) => (
            <TextField
              label="Text"
              hint="Places stand in braces: {/host/name}. Click a value of the record to add its place."
              value={rule().template}
              onText={(template) => props.onEdit({ ...rule(), template })}
            />
          )}
        </Match>
        <Match when={as(props.rule, 'each')}>
          {(rule) => <Each rule={rule()} typed={props.field.takes === 'indicators'} onEdit={props.onEdit} />}
        </Match>
        <Match when={as(props.rule, 'json')}>
          {(rule) => (
            <TextArea
              label="Rule"
              mono={true}
              rows={6}
              value={rule().text}
              onText={(text) => props.onEdit({ ...rule(), text })}
            />
          )}
        </Match>
      </Switch>
    </div>
  );
}
