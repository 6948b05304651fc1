import { slugPattern } from '../shared/domain/tenant.ts';

const LONGEST_SLUG = 40;
const pattern = new RegExp(slugPattern);

export const isSlug = (text: string): boolean => pattern.test(text);

/** A slug made of a name, for someone to accept or better; empty where the name has nothing of one in it. */
export function slugFrom(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    // An accent belongs to its letter; it is no gap between two words.
    .replace(/\p{M}+/gu, '');
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, '');
}
