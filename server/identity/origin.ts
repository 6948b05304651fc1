/**
 * Whether a request's Origin is the console itself: the configured public address, or the very host that was
 * asked. `null`, foreign and sibling origins are not.
 */
export function sameOrigin(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const { origin: canonical, host: originHost, protocol } = new URL(origin);
  if (publicUrl !== undefined && canonical === new URL(publicUrl).origin) return true;
  return publicUrl === undefined && protocol === 'http:' && originHost === host;
}
