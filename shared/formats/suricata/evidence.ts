import { isInside } from '../../domain/address.ts';
import type { Indicator } from '../../domain/incident.ts';
import { canonical } from '../../domain/indicator.ts';
import { addressOf, type IndicatorPaths, indicatorsAt, unlessEmpty } from '../reading/evidence.ts';
import { limits } from '../reading/limit.ts';
import { dig, say } from '../reading/sensor.ts';

const PATHS: IndicatorPaths = [
  ['src_ip', 'ip'],
  ['dest_ip', 'ip'],
  ['http.hostname', 'domain'],
  ['tls.sni', 'domain'],
  ['dns.rrname', 'domain'],
  ['quic.sni', 'domain'],
  ['fileinfo.md5', 'md5'],
  ['fileinfo.sha1', 'sha1'],
  ['fileinfo.sha256', 'sha256'],
];

/** `http.url` is a path unless the client spoke to a proxy; with the host before it, it is an address. */
function requested(event: unknown): Indicator | null {
  const path = say(dig(event, 'http.url'), limits.url);
  const host = say(dig(event, 'http.hostname'), limits.asset);
  if (path === undefined) return null;
  if (!path.startsWith('/')) return canonical('url', path);
  return host === undefined ? null : canonical('url', `http://${host}${path}`);
}

export function suricataIndicators(event: unknown): readonly Indicator[] | undefined {
  const found = indicatorsAt(event, PATHS);
  const url = requested(event);
  return unlessEmpty(url ? [...found, url] : found);
}

/** The machines that are the customer's own: inside addresses, or failing any the one that was spoken to. */
export function suricataAssets(event: unknown): readonly string[] | undefined {
  const target = addressOf(dig(event, 'dest_ip'));
  const ends = [addressOf(dig(event, 'src_ip')), target].filter((end) => end !== undefined);
  const inside = [...new Set(ends.filter(isInside))];
  return unlessEmpty(inside.length > 0 || target === undefined ? inside : [target]);
}
