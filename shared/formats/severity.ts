import type { Severity } from '../domain/incident.ts';

/** Lowest rule level of each band: those of the Wazuh dashboard, with 0 to 3 split off as informational. */
const WAZUH_BANDS = [
  [15, 'critical'],
  [12, 'high'],
  [7, 'medium'],
  [4, 'low'],
  [0, 'info'],
] as const satisfies readonly (readonly [number, Severity])[];
export const WAZUH_MAX_LEVEL = 16;

/** `level` is 0 to 16. */
export const wazuhSeverity = (level: number): Severity =>
  WAZUH_BANDS.find(([lowest]) => level >= lowest)?.[1] ?? 'info';

/**
 * Suricata counts downwards, 1 is worst. It is the priority of a class of rules, not a judgement of the one event,
 * so it never makes an incident critical.
 */
const SURICATA: Readonly<Record<number, Severity>> = { 1: 'high', 2: 'medium', 3: 'low' };
/** What Suricata itself gives a rule that names neither class nor priority. */
export const SURICATA_DEFAULT_PRIORITY = 3;
export const SURICATA_MAX_PRIORITY = 255;

/** `priority` is 1 to 255; all from 4 on are informational. */
export const suricataSeverity = (priority: number): Severity => SURICATA[priority] ?? 'info';
