import { limits } from '../limit.ts';
import { clip } from '../wellformed.ts';

const slug = (text: string): string =>
  text
    .slice(0, limits.source)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** `Check Point` and `VPN-1 & FireWall-1` as `check-point-vpn-1-firewall-1`; `otherwise` where neither says anything. */
export function sourceOf(vendor: string, product: string, otherwise: string): string {
  const [maker, made] = [slug(vendor), slug(product)];
  const isSaid = made === maker || made.startsWith(`${maker}-`);
  const both = isSaid ? made : [maker, made].filter((part) => part !== '').join('-');
  return clip(both, limits.source) || otherwise;
}
