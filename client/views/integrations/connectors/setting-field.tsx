import { Match, Switch } from 'solid-js';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { Setting } from './connector-kind.ts';

interface SettingFieldProps {
  setting: Setting;
  value: string;
  fault: string | undefined;
  onText: (text: string) => void;
}

const ROWS = { lines: 2, json: 6 };

/** One setting of a connector, by the control its kind names. */
export function SettingField(props: SettingFieldProps) {
  const { setting } = props;
  const control = setting.control ?? 'text';
  const optional = !setting.required;
  return (
    <Switch
      fallback={
        <TextField
          label={setting.label}
          hint={setting.hint}
          optional={optional}
          placeholder={setting.placeholder ?? ''}
          type={control === 'instant' ? 'datetime-local' : 'text'}
          autocomplete="off"
          spellcheck={false}
          value={props.value}
          fault={props.fault}
          onText={props.onText}
        />
      }
    >
      <Match when={control === 'select'}>
        <SelectField
          label={setting.label}
          hint={setting.hint}
          value={props.value}
          options={setting.options ?? []}
          fault={props.fault}
          onChoose={props.onText}
        />
      </Match>
      <Match when={control === 'lines' || control === 'json'}>
        <TextArea
          label={setting.label}
          hint={setting.hint}
          optional={optional}
          mono={true}
          rows={ROWS[control as keyof typeof ROWS]}
          placeholder={setting.placeholder ?? ''}
          value={props.value}
          fault={props.fault}
          onText={props.onText}
        />
      </Match>
    </Switch>
  );
}
