import { IngestKeys } from '../provider/integrations/ingest-keys.tsx';
import { granterIn, Here, pathOf } from './here.tsx';

/** The keys with which this tenant's sensors send. */
export default function TenantIntegrations() {
  return (
    <Here>
      {(tenant) => (
        <IngestKeys
          base={`${pathOf(tenant)}/ingest-keys`}
          intro={`Whatever comes in with one of these keys belongs to ${tenant.name}, and to nobody else.`}
          example={null}
          granter={granterIn(tenant)}
        />
      )}
    </Here>
  );
}
