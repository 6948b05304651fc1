import { kinds, type Product } from './product.ts';
import { cloud, email } from './products/cloud.ts';
import { digitalRisk } from './products/digital-risk.ts';
import { edr } from './products/edr.ts';
import { intelligence } from './products/intelligence.ts';
import { network } from './products/network.ts';
import { open } from './products/open.ts';
import { siem } from './products/siem.ts';

const all = [...open, ...siem, ...edr, ...network, ...cloud, ...email, ...intelligence, ...digitalRisk];

/** Every product there is a page for, in the order of the list. */
export const products: readonly Product[] = kinds.flatMap((kind) => all.filter((one) => one.kind === kind));
