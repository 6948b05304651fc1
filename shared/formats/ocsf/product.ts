import { limits } from '../reading/limit.ts';
import { digFirst, say } from '../reading/sensor.ts';

type Event = Readonly<Record<string, unknown>>;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Products name themselves in few ways each; a sender that makes names up is not remembered for ever. */
const MAX_KNOWN = 500;
const known = new Map<string, string>();

/** Vendor and product in lower-case words, the vendor once: `amazon-guardduty`, `prowler`. */
export function ocsfSource(event: Event): string {
  const vendor = say(digFirst(event, 'metadata.product.vendor_name', 'vendor_name'), 60) ?? '';
  const product = say(digFirst(event, 'metadata.product.name', 'metadata.product.uid'), 60) ?? '';
  const key = `${vendor}\n${product}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const [maker, name] = [slug(vendor), slug(product)];
  const isNamed = maker === '' || name.startsWith(maker) || maker.startsWith(name);
  const source = ((isNamed ? name || maker : `${maker}-${name}`) || 'ocsf').slice(0, limits.source);
  if (known.size < MAX_KNOWN) known.set(key, source);
  return source;
}
