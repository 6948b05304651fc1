import { useFeed } from '../../live/feed.tsx';
import { IngestKeys } from './integrations/ingest-keys.tsx';

const INTRO =
  'A provider key sends for every customer: each record names its own in the field “tenant”. For a sensor of one customer, create a key in that customer’s console.';

/** Keys with which one collector sends for all customers. */
export default function Integrations() {
  const { store } = useFeed();
  return (
    <IngestKeys
      base="/api/v1/ingest-keys"
      intro={INTRO}
      example={store.tenants()[0]?.slug ?? 'acme'}
      granter="An MSSP Admin"
    />
  );
}
