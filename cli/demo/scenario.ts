import type { DetailName } from '../../shared/domain/details.ts';
import type { Module, Severity } from '../../shared/domain/incident.ts';

/** What of a threat shows up as evidence. */
export type Trace = 'ip' | 'domain' | 'url' | 'sha256' | 'sender';

/** One kind of incident as a product reports it. `{words}` in the titles are filled from words.ts. */
export interface Scenario {
  readonly module: Module;
  readonly category: string;
  readonly source: string;
  /** How often it happens against the others. */
  readonly weight: number;
  readonly severities: readonly Severity[];
  readonly titles: readonly string[];
  readonly techniques: readonly string[];
  readonly traces: readonly Trace[];
  /** Which of the words is what was hit: a machine, a public host name, or the customer's domain. */
  readonly asset: 'host' | 'edge' | 'home';
  readonly impact: string;
  readonly recommendation: string;
  /** Of each detail, texts of which one is told. */
  readonly details?: Readonly<Partial<Record<DetailName, readonly string[]>>>;
}
