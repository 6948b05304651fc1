import { type DetailName, detailKinds } from '../../shared/domain/details.ts';

/** A detail as it is read: a state as a word, all else as its source wrote it. */
export function detailWord(name: DetailName, value: string): string {
  if (!detailKinds[name].states) return value;
  const spaced = value.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
