import type { Details } from './details.ts';

/** Ordered from worst to mildest; the position is the severity's index in counters, frames and charts. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

/** `info` never counts towards risk or open totals. */
export const countedSeverities = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[];

export const statuses = ['open', 'in_progress', 'closed'] as const;
export type Status = (typeof statuses)[number];

export const resolutions = ['true_positive', 'benign', 'false_positive', 'duplicate'] as const;
export type Resolution = (typeof resolutions)[number];

/** The kind of risk an incident belongs to. */
export const modules = [
  'dark_web',
  'brand',
  'attack_surface',
  'endpoint',
  'identity',
  'network',
  'email',
  'cloud',
  'application',
] as const;
export type Module = (typeof modules)[number];

/** An indicator as a source reports it, already in canonical form (see indicator.ts). */
export interface Indicator {
  readonly type: string;
  readonly value: string;
}

/**
 * One incident as a format hands it over: validated, bounded and mapped, but not yet stored.
 * Instants are epoch milliseconds. An absent optional means "the source did not say" and never erases
 * what is already known.
 */
export interface IncidentReport {
  readonly externalId: string;
  /**
   * What recurs, where a source raises an alert each time: while an incident with this fingerprint (of the same
   * tenant and source) is open, further alerts are occurrences of it.
   */
  readonly fingerprint?: string;
  /**
   * Set where a report holds one piece of evidence of an incident that another report describes: it adds to lists and
   * fills what is not known yet, and otherwise changes nothing. It opens the incident if it comes first.
   */
  readonly supplements?: true;
  readonly source: string;
  readonly title: string;
  readonly severity: Severity;
  readonly sourceSeverity?: string;
  readonly status?: Status;
  readonly sourceStatus?: string;
  readonly resolution?: Resolution;
  /** What an incident in progress waits for, where its source has it on hold. */
  readonly pauseReason?: string;
  readonly module?: Module;
  readonly category?: string;
  readonly description?: string;
  readonly impact?: string;
  readonly recommendation?: string;
  readonly url?: string;
  readonly assignee?: string;
  readonly detectedAt?: number;
  readonly occurredAt?: number;
  readonly updatedAt?: number;
  readonly closedAt?: number;
  readonly indicators?: readonly Indicator[];
  readonly techniques?: readonly string[];
  readonly assets?: readonly string[];
  readonly tags?: readonly string[];
  /** What only incidents of its module have; see details.ts. */
  readonly details?: Details;
}

/** Longest lists that a report may carry, and that an incident keeps of the alerts joined in it. */
export const listLimits = { indicators: 200, techniques: 50, assets: 100, tags: 50 } as const;

/** Why a record was not taken: the field at fault and a sentence that says what would be right. */
export interface Refusal {
  readonly field: string;
  readonly reason: string;
}

/** The module of an incident whose source names none. */
export const defaultModule: Module = 'network';
