import { type DetailName, isDetailName } from '../../../../shared/domain/details.ts';

/** `keyword:acme vpn` as the address has it, taken apart; undefined for what is no detail. */
export function detailIn(asked: string): { readonly name: DetailName; readonly value: string } | undefined {
  const colon = asked.indexOf(':');
  const name = asked.slice(0, Math.max(0, colon));
  return isDetailName(name) ? { name, value: asked.slice(colon + 1) } : undefined;
}

/** The values that are asked for, by detail. */
export function detailsAsked(asked: readonly string[]): ReadonlyMap<DetailName, readonly string[]> {
  const byName = new Map<DetailName, string[]>();
  for (const { name, value } of asked.flatMap((each) => detailIn(each) ?? [])) {
    byName.set(name, [...(byName.get(name) ?? []), value]);
  }
  return byName;
}
