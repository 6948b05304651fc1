import { listLimits } from './incident.ts';

interface Evidence {
  readonly techniques: readonly string[];
  readonly assets: readonly string[];
  readonly tags: readonly string[];
}

/**
 * What both tell of, each list in the order of spelling and cut at its limit. The first so many of a set do not
 * depend on the order in which it was gathered, so neither do the lists.
 */
export const evidence = (a: Partial<Evidence>, b: Partial<Evidence>): Evidence => ({
  techniques: union(a.techniques, b.techniques, listLimits.techniques),
  assets: union(a.assets, b.assets, listLimits.assets),
  tags: union(a.tags, b.tags, listLimits.tags),
});

const union = (a: readonly string[] = [], b: readonly string[] = [], limit: number): readonly string[] =>
  [...new Set([...a, ...b])].sort().slice(0, limit);
