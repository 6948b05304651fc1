import type { FormatName } from '../../../shared/formats/registry.ts';
import { feeds } from './feeds.ts';
import { products } from './products.ts';

/** Some records of each format: what there is to mutate where no real samples lie. */
export const handmade: Readonly<Record<FormatName, readonly unknown[]>> = { ...feeds, ...products };
