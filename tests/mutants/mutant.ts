/** One wrong decision about access, and the tests that must notice it. */
export interface Mutant {
  readonly what: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly text: string;
  readonly replacement: string;
  readonly killers: readonly Killer[];
}

/** A test file, and a part of its tests' names where the rest would only take time. */
export interface Killer {
  readonly file: string;
  readonly named?: string;
}
