import { listLimits } from '../../domain/incident.ts';
import { unlessEmpty } from '../reading/evidence.ts';
import { evidenceOf, type Found } from '../reading/found.ts';
import type { Kind } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { say, sayAll } from '../reading/sensor.ts';
import type { Stage } from '../reading/words.ts';
import { riskStage } from './stage.ts';

/** The stage of a vendor's word, its word beside it, and when it was closed, if it was. */
export function stageParts(
  said: unknown,
  closedAt: number | undefined,
  known: (said: unknown) => Stage | undefined = riskStage,
) {
  const stage = known(said) ?? riskStage(said);
  return {
    ...stage,
    sourceStatus: say(said, limits.said),
    closedAt: stage?.status === 'closed' ? closedAt : undefined,
  };
}

/** What was found, and the vendor's own words for the kind, the place and the brand as tags. */
export const evidenceParts = (found: Found, tags: readonly unknown[]) => ({
  ...evidenceOf(found),
  tags: unlessEmpty(sayAll(tags.flat(), limits.tag).slice(0, listLimits.tags)),
});

/** A title with its subject behind it, unless the title names it already. */
export function about(title: string, subject: string | undefined): string {
  if (subject === undefined || title.toLowerCase().includes(subject.toLowerCase()))
    return title.slice(0, limits.title);
  return `${title}: ${subject}`.slice(0, limits.title);
}

/** A kind by category, where the module is known beforehand and the words may point elsewhere. */
export const within = (kind: Kind | undefined, module: Kind['module'], category: string): Kind =>
  kind !== undefined && kind.module === module ? kind : { module, category };
