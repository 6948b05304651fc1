import { digest } from '../digest.ts';
import { limits } from '../limit.ts';
import { paragraphs } from '../prose.ts';
import { say } from '../sensor.ts';
import { type Facts, tell } from './facts.ts';
import type { Role } from './roles.ts';
import { parties } from './title.ts';

/** Longest part of a sentence that is put together from a line's values. */
const MAX_PART = 200;

/** The record's own words, and below them what was done and between whom. */
export function factsStory(facts: Facts, product: string, title: string): string | undefined {
  const text = tell(facts, 'text');
  const [threat, action] = [tell(facts, 'threat'), tell(facts, 'action')].map((said) => say(said, MAX_PART));
  const told = [
    product === '' ? undefined : `Reported by ${say(product, MAX_PART)}.`,
    threat === undefined || title.includes(threat) ? undefined : `Rule or threat: ${threat}.`,
    action === undefined ? undefined : `Action: ${action}.`,
    parties(facts) === undefined ? undefined : `Traffic or activity ${parties(facts)}.`,
  ].filter((part) => part !== undefined);
  return paragraphs(limits.description, text === title ? undefined : text, told.join(' '));
}

/** What recurs: events of one incident of the product, else the same event of it between the same parties. */
export function recurring(facts: Facts, source: string, classId: string, title: string): string {
  const incident = tell(facts, 'incident');
  if (incident !== undefined && incident !== '0')
    return digest([source, 'incident', incident.slice(0, MAX_PART)]);
  const part = (role: Role) => tell(facts, role)?.slice(0, MAX_PART) ?? '';
  return digest([
    source,
    classId.slice(0, MAX_PART),
    title,
    part('source') || part('sourceHost'),
    part('target') || part('targetHost') || part('device'),
    part('targetUser') || part('sourceUser'),
  ]);
}
