import { For } from 'solid-js';
import { type Connector, connectorKinds } from '../../../../shared/wire/http/connectors.ts';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { type ConnectorDraft, settingsShown } from './connector-draft.ts';
import { kindsOfConnector } from './connector-kind.ts';
import { SettingField } from './setting-field.tsx';

const kindOptions = connectorKinds.map((value) => ({ value, word: kindsOfConnector[value].word }));

interface ConnectorFieldsProps {
  draft: ConnectorDraft;
  edited: Connector | undefined;
  at: (field: string) => string | undefined;
  onEdit: (change: Partial<ConnectorDraft>) => void;
  onSetting: (name: string, text: string) => void;
}

/** What a connector fetches, from where, and how often. */
export function ConnectorFields(props: ConnectorFieldsProps) {
  const kind = () => kindsOfConnector[props.draft.kind];
  return (
    <>
      <SelectField
        label="Kind"
        hint={kind().about}
        value={props.draft.kind}
        options={kindOptions}
        disabled={props.edited !== undefined}
        onChoose={(next) => props.onEdit({ kind: next, settings: {} })}
      />
      <TextField
        label="Name"
        autocomplete="off"
        maxlength="120"
        value={props.draft.name}
        fault={props.at('name')}
        onText={(name) => props.onEdit({ name })}
      />
      <For each={settingsShown(props.draft)}>
        {(setting) => (
          <SettingField
            setting={setting}
            value={props.draft.settings[setting.name] ?? ''}
            fault={props.at(setting.name)}
            onText={(text) => props.onSetting(setting.name, text)}
          />
        )}
      </For>
      <TextField
        label={kind().secret}
        hint={`${kind().secretHint} Kept sealed, and never shown again.`}
        optional={!kind().secretRequired}
        placeholder={props.edited?.has_secret ? 'Unchanged' : ''}
        type="password"
        autocomplete="new-password"
        value={props.draft.secret}
        fault={props.at('secret')}
        onText={(secret) => props.onEdit({ secret })}
      />
      <TextField
        label="Minutes between runs"
        inputmode="decimal"
        autocomplete="off"
        value={props.draft.minutes}
        fault={props.at('interval_s')}
        onText={(minutes) => props.onEdit({ minutes })}
      />
    </>
  );
}
