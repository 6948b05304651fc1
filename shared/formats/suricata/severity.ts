import type { Severity } from '../../domain/incident.ts';
import { limits } from '../reading/limit.ts';
import { say, sayAll, whole } from '../reading/sensor.ts';
import { graded, severityWords } from '../reading/words.ts';

/**
 * Suricata counts downwards, 1 is worst. It is the priority of a class of rules, not a judgement of the one event,
 * so it never makes an incident critical.
 */
const PRIORITIES: Readonly<Record<number, Severity>> = { 1: 'high', 2: 'medium', 3: 'low' };
const MAX_PRIORITY = 255;
/** What Suricata itself gives a rule that names neither class nor priority. */
const DEFAULT_PRIORITY = 3;

/** `signature_severity` in the metadata of rules. */
const words = severityWords({
  info: ['informational', 'info'],
  low: ['minor', 'low'],
  medium: ['moderate', 'medium'],
  high: ['major', 'high'],
  critical: ['critical'],
});

/** By the priority; from 4 on all are informational. Without one by the rule writer's own word. */
export function suricataSeverity(priority: unknown, signatureSeverity: unknown) {
  const word = sayAll(signatureSeverity, limits.said)[0];
  const number = whole(priority ?? (word === undefined ? DEFAULT_PRIORITY : undefined));
  if (number !== undefined && number >= 1 && number <= MAX_PRIORITY) {
    return { severity: PRIORITIES[number] ?? ('info' as const), sourceSeverity: `severity ${number}` };
  }
  return graded(words, word, say(priority, limits.said));
}
