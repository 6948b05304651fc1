import type { Choice } from '../../../ui/choice-list.tsx';

/** What a filter is set to, and can be. */
export interface Facet {
  readonly label: string;
  readonly choices: () => readonly Choice[];
  readonly chosen: () => readonly string[];
  readonly choose: (next: readonly string[]) => void;
  /** What is said where there is nothing to choose from. */
  readonly empty?: () => string;
  /** Somebody is about to choose. */
  readonly open?: () => void;
}
