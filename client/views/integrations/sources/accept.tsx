import type { Accepted } from '../../../../shared/wire/http/pending.ts';
import type { Source } from '../../../../shared/wire/http/sources.ts';
import { post } from '../../../api.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { plural } from '../../../ui/number.ts';
import { toast } from '../../../ui/toast.tsx';

/** Lets the back-fill of a new source into sight. */
export function Accept(props: { source: Source; onDone: () => void; onClose: () => void }) {
  const accept = async () => {
    const { tenant, source } = props.source;
    const path = `/api/v1/tenants/${encodeURIComponent(tenant.slug)}/pending/${encodeURIComponent(source)}/accept`;
    const { incidents } = await post<Accepted>(path, {});
    toast(`${plural(incidents, 'incident')} of ${source} accepted.`);
    props.onDone();
  };
  return (
    <Confirm
      title={`Accept ${plural(props.source.pending, 'incident')} of ${props.source.source}?`}
      effects={[
        'They join the incident list, with the times at which they were detected.',
        'What of this source’s past is still to come is accepted as well.',
        'It cannot be taken back.',
      ]}
      verb="Accept"
      onConfirm={accept}
      onClose={props.onClose}
    />
  );
}
