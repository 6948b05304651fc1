import { Show } from 'solid-js';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { useStanding } from '../../frame/actor.tsx';
import { formatWord, knownFormats } from '../format-word.ts';
import type { RuleDraft, ruleFields } from './rule-draft.ts';
import { matchOptions, placeOptions } from './rule-words.ts';

const formatOptions = [
  { value: '', word: 'Any format' },
  ...knownFormats.filter((one) => one !== 'auto').map((value) => ({ value, word: formatWord(value) })),
];

interface RuleFieldsProps {
  draft: RuleDraft;
  at: (field: (typeof ruleFields)[number]) => string | undefined;
  onEdit: (change: Partial<RuleDraft>) => void;
}

/** What a record has to have, and whose it then is. */
export function RuleFields(props: RuleFieldsProps) {
  const { selector } = useStanding();
  const tenants = () => [
    { value: '', word: 'Choose a customer…' },
    ...selector().tenants.map(({ slug, name }) => ({ value: slug, word: name })),
  ];
  return (
    <>
      <SelectField
        label="When"
        value={props.draft.kind}
        options={placeOptions}
        onChoose={(kind) => props.onEdit({ kind, name: '' })}
      />
      <Show when={props.draft.kind !== 'hint'}>
        <TextField
          label={props.draft.kind === 'field' ? 'Field' : 'Header'}
          hint={
            props.draft.kind === 'field'
              ? 'A JSON Pointer into the record as it came.'
              : 'The name of a header that the sender sets.'
          }
          placeholder={props.draft.kind === 'field' ? '/agent/labels/customer' : 'X-Site'}
          autocomplete="off"
          spellcheck={false}
          maxlength="200"
          value={props.draft.name}
          fault={props.at('place')}
          onText={(name) => props.onEdit({ name })}
        />
      </Show>
      <SelectField
        label="Compared how"
        value={props.draft.match}
        options={matchOptions}
        fault={props.at('match')}
        onChoose={(match) => props.onEdit({ match })}
      />
      <TextField
        label="Value"
        placeholder={props.draft.match === 'within' ? '10.20.0.0/16' : 'globex'}
        autocomplete="off"
        spellcheck={false}
        maxlength="200"
        value={props.draft.value}
        fault={props.at('value')}
        onText={(value) => props.onEdit({ value })}
      />
      <SelectField
        label="Only records of"
        value={props.draft.format}
        options={formatOptions}
        fault={props.at('format')}
        onChoose={(format) => props.onEdit({ format })}
      />
      <SelectField
        label="Belongs to"
        value={props.draft.tenant}
        options={tenants()}
        fault={props.at('tenant')}
        onChoose={(tenant) => props.onEdit({ tenant })}
      />
    </>
  );
}
