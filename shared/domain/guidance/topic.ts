/** What to do about one kind of incident. Steps are imperatives, in the order in which one takes them. */
export interface Guidance {
  readonly title: string;
  readonly steps: readonly string[];
}

/** Guidance by category, as formats spell it. */
export type Guidances = Readonly<Record<string, Guidance>>;
