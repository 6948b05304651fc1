import type { ListedKey } from '../../../../shared/wire/http/ingest-keys.ts';
import { del } from '../../../api.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useReach } from '../reach.tsx';

interface RevokeKeyProps {
  revoked: ListedKey;
  /** Whether a newer key of its slot takes its place. */
  replaced: boolean;
  onDone: () => void;
  onClose: () => void;
}

/** Says what an end to a key means, then ends it. */
export function RevokeKey(props: RevokeKeyProps) {
  const reach = useReach();
  const revoke = async () => {
    await del(`${reach.api}/ingest-keys/${encodeURIComponent(props.revoked.id)}`);
    toast(`${props.revoked.name} is revoked.`);
    props.onDone();
  };
  return (
    <Confirm
      title={`Revoke ${props.revoked.name}?`}
      effects={[
        'Whatever still sends with this key is refused at once, with status 401.',
        'Incidents it has sent stay.',
        props.replaced
          ? 'Its newer key goes on: senders that have it notice nothing.'
          : 'It cannot be taken back: a new key has to be created and put in its place.',
      ]}
      verb="Revoke key"
      onConfirm={revoke}
      onClose={props.onClose}
    />
  );
}
