import type { Severity } from '../../domain/incident.ts';

/**
 * Suricata counts downwards, 1 is worst. It is the priority of a class of rules, not a judgement of the one event,
 * so it never makes an incident critical.
 */
const SURICATA: Readonly<Record<number, Severity>> = { 1: 'high', 2: 'medium', 3: 'low' };
/** What Suricata itself gives a rule that names neither class nor priority. */
export const DEFAULT_PRIORITY = 3;
export const MAX_PRIORITY = 255;

/** `priority` is 1 to 255; all from 4 on are informational. */
export const suricataSeverity = (priority: number): Severity => SURICATA[priority] ?? 'info';
