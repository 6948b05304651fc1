import { limits } from '../reading/limit.ts';
import { digFirst, say } from '../reading/sensor.ts';

/** One source for all of Defender: the same alert comes by several of its APIs, under one id. */
export const SOURCE = 'microsoft-defender';

const TENANT_IN_LINK = /[?&]tid=([0-9a-f-]{36})(?:&|#|$)/i;

/** The Azure tenant: the Defender APIs that do not name it put it into their links. */
export function tenantOf(record: unknown): string | undefined {
  const named = say(
    digFirst(record, 'tenantId', 'azureTenantId', 'aadTenantId', 'TenantId', 'AadTenantId'),
    limits.tenant,
  );
  if (named !== undefined) return named;
  const url = digFirst(record, 'incidentWebUrl', 'incidentUri', 'incidentUrl', 'alertWebUrl');
  return typeof url === 'string' && url.length <= limits.url ? TENANT_IN_LINK.exec(url)?.[1] : undefined;
}
