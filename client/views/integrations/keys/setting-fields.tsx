import { TextField } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { KeyDraft, keyFields } from './key-settings.ts';

interface SettingFieldsProps {
  draft: KeyDraft;
  at: (field: (typeof keyFields)[number]) => string | undefined;
  onEdit: (change: Partial<KeyDraft>) => void;
}

/** What a key is called and who may send with it how fast. */
export function SettingFields(props: SettingFieldsProps) {
  return (
    <>
      <TextField
        label="Name"
        hint="The sensor or the product that will use it. One key for each makes revoking one painless."
        placeholder="Wazuh manager, Frankfurt"
        autocomplete="off"
        maxlength="120"
        value={props.draft.name}
        fault={props.at('name')}
        onText={(name) => props.onEdit({ name })}
      />
      <TextField
        label="Rate limit"
        optional={true}
        hint="Records a second. Beyond it the answer is 429 with the time to wait; a sender that retries loses nothing."
        inputmode="numeric"
        autocomplete="off"
        placeholder="No limit"
        value={props.draft.rate}
        fault={props.at('rate_per_second')}
        onText={(rate) => props.onEdit({ rate })}
      />
      <TextArea
        label="Networks"
        optional={true}
        hint="Addresses or networks its senders have, one a line. Requests from elsewhere are refused; empty allows any."
        placeholder={'192.0.2.0/24\n2001:db8::/48'}
        mono={true}
        rows={3}
        value={props.draft.networks}
        fault={props.at('networks')}
        onText={(networks) => props.onEdit({ networks })}
      />
    </>
  );
}
