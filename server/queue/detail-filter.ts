import { type DetailName, detailNames, isDetailName } from '../../shared/domain/details.ts';
import { Fault } from '../../shared/domain/fault.ts';

/** Details that are asked for by name: alternatives of one, and all names have to be met. */
export type DetailFilter = ReadonlyMap<DetailName, readonly string[]>;

/** `keyword:acme vpn`, any number of them. */
export function detailFilter(asked: readonly string[] | null): DetailFilter | null {
  if (asked === null) return null;
  const filter = new Map<DetailName, string[]>();
  for (const each of asked) {
    const colon = each.indexOf(':');
    const [name, value] = [each.slice(0, colon), each.slice(colon + 1)];
    if (colon === -1 || value === '' || !isDetailName(name)) {
      const known = `name is one of ${detailNames.join(', ')}`;
      throw new Fault('bad_request', `detail is written name:value, and ${known}`, 'detail');
    }
    filter.set(name, [...(filter.get(name) ?? []), value]);
  }
  return filter;
}
