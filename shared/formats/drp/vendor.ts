import type { Verdict } from '../reading/verdict.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** One vendor of digital-risk protection: told by its records, not by the address they are sent to. */
export interface Vendor {
  /** What gives a record away as this vendor's, in a few words; null when it is not. */
  readonly recognise: (record: Fields) => string | null;
  /** Reads a record that `recognise` knows. */
  readonly read: (record: Fields) => Verdict;
}
