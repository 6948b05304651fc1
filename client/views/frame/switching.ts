/** Filters that are about tenants, or about one row: they mean nothing in another environment. */
const bound = ['tenant', 'group', 'incident', 'customers', 'cursor'];

interface From {
  /** Path of the page below the root of its place; undefined on a page that belongs to none. */
  readonly path: string | undefined;
  /** What the address has below the page, such as a tab. */
  readonly below?: string;
  readonly search: string;
}

interface To {
  readonly root: string;
  /** Paths of the pages that may be opened there, the first one first. */
  readonly open: readonly string[];
  readonly group?: string | undefined;
}

/** Pages that a group narrows. */
export const grouped = (path: string): boolean => path === '' || path === 'incidents' || path === 'response';

/** Where a change of environment leads: the same page with the filters that still make sense, else the first. */
export function addressAfter({ path, below, search }: From, { root, open, group }: To): string {
  const narrowing = group !== undefined;
  const stays = path !== undefined && open.includes(path) && (!narrowing || grouped(path));
  const page = stays ? path : (open[0] ?? '');
  const query = new URLSearchParams(stays && path === 'incidents' ? search : '');
  for (const name of bound) query.delete(name);
  if (narrowing) query.set('group', group);
  const address = [root, page, stays && below].filter(Boolean).join('/');
  return query.size === 0 ? address : `${address}?${query}`;
}
