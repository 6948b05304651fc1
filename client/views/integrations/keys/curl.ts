/** A first incident from a terminal, with this server's own address. A provider key names the tenant as well. */
export function curlExample(origin: string, key: string, tenantSlug: string | null): string {
  const record = {
    external_id: 'test-1',
    title: 'Hello from the terminal',
    severity: 'low',
    ...(tenantSlug !== null && { tenant: tenantSlug }),
  };
  return [
    `curl ${origin}/api/v1/ingest/native \\`,
    `  -H 'Authorization: Bearer ${key}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify(record)}'`,
  ].join('\n');
}
