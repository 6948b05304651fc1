import type { Module } from './incident.ts';

/** How far a takedown is: asked for, under way, done, or refused by whoever had to agree to it. */
export const takedownStates = ['requested', 'in_progress', 'completed', 'rejected'] as const;

interface DetailKind {
  /** The module whose incidents have it. */
  readonly module: Module;
  /** What columns, filters and facts call it. */
  readonly word: string;
  readonly definition: string;
  /** The words it may be, where those are a closed set; any text elsewhere. */
  readonly states?: readonly string[];
}

/** What incidents of one module tell and those of others do not, in the order in which it is listed. */
const catalogue = {
  keyword: {
    module: 'dark_web',
    word: 'Keyword',
    definition: 'The watched name, word or account that was found there.',
  },
  publisher: {
    module: 'dark_web',
    word: 'Publisher',
    definition: 'Where it was published: a forum, market, channel, leak site or dump.',
  },
  brand_domain: {
    module: 'brand',
    word: 'Brand domain',
    definition: 'The customer’s domain or brand that is imitated or abused.',
  },
  threat_type: {
    module: 'brand',
    word: 'Threat type',
    definition: 'How it is abused, in the source’s own words.',
  },
  takedown_state: {
    module: 'brand',
    word: 'Takedown',
    definition: 'How far the removal of it is, where one was asked for.',
    states: takedownStates,
  },
  asset: {
    module: 'attack_surface',
    word: 'Exposed asset',
    definition: 'The customer’s host, address or service that the finding is about.',
  },
  finding_type: {
    module: 'attack_surface',
    word: 'Finding type',
    definition: 'What is wrong with it, in the source’s own words.',
  },
} as const satisfies Readonly<Record<string, DetailKind>>;

export type DetailName = keyof typeof catalogue;
export const detailKinds: Readonly<Record<DetailName, DetailKind>> = catalogue;
export const detailNames = Object.keys(catalogue) as DetailName[];

/** Longest detail, UTF-16 units: a column's worth. */
export const MAX_DETAIL_LENGTH = 200;

/** Only what is known: an incident none of whose details are known has null instead. */
export type Details = Readonly<Partial<Record<DetailName, string>>>;

export const isDetailName = (name: string): name is DetailName => Object.hasOwn(catalogue, name);

const namesByModule = new Map<Module, readonly DetailName[]>(
  [...new Set(detailNames.map((name) => detailKinds[name].module))].map((module) => [
    module,
    detailNames.filter((name) => detailKinds[name].module === module),
  ]),
);

/** Those that incidents of a module have; none for most. */
export const detailsOf = (module: Module): readonly DetailName[] => namesByModule.get(module) ?? [];

/**
 * Both together, `newer` where both know a detail. In the catalogue's order, so that what is equal is spelled alike
 * wherever it was kept in between.
 */
export function withDetails(older: Details | null, newer: Details | null | undefined): Details | null {
  if (older === null && !newer) return null;
  const details: Partial<Record<DetailName, string>> = {};
  for (const name of detailNames) {
    const value = newer?.[name] ?? older?.[name];
    if (value !== undefined) details[name] = value;
  }
  return Object.keys(details).length === 0 ? null : details;
}
