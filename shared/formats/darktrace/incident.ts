import { evidenceOf, nothingFound, techniques } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { hostOf, linkFirst } from '../reading/link.ts';
import { digFirst, say } from '../reading/sensor.ts';
import type { Fields, Shape } from '../reading/shapes.ts';
import { accepted, type Draft, refused, type Verdict } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { clip } from '../reading/wellformed.ts';
import { gradedOn } from '../reading/words.ts';
import { device, ownName, told } from './evidence.ts';
import { darktraceKind } from './kind.ts';
import { acknowledged, darktraceSeverity, scoreSeverity } from './words.ts';

/** Periods of activity: it began with the first, and the event was last changed no earlier than the last ended. */
function times(record: Fields) {
  const began = every(record, 'periods.start').map((at) => whenAt({ at }, 'at'));
  const ended = every(record, 'periods.end').map((at) => whenAt({ at }, 'at'));
  const known = (list: readonly (number | undefined)[]) => list.filter((at) => at !== undefined);
  const first = known(began);
  const last = known(ended);
  return {
    detectedAt:
      whenAt(record, 'createdAt', 'creationTime', 'start') ??
      (first.length > 0 ? Math.min(...first) : undefined),
    occurredAt: first.length > 0 ? Math.min(...first) : whenAt(record, 'start'),
    updatedAt: whenAt(record, 'updatedAt') ?? (last.length > 0 ? Math.max(...last) : whenAt(record, 'end')),
  };
}

function titleOf(record: Fields): string {
  const title =
    say(digFirst(record, 'title', 'summariser'), limits.title) ??
    say(every(record, 'incidentEvents.title')[0], limits.title) ??
    'AI Analyst incident';
  const where = ownName(every(record, 'breachDevices')[0] ?? every(record, 'devices')[0]);
  return where === undefined || title.includes(where) ? title : clip(`${title} on ${where}`, limits.title);
}

function read(record: Fields): Verdict {
  const id = say(digFirst(record, 'id', 'uuid', 'incidentId'), limits.externalId);
  if (id === undefined)
    return refused('id', 'is missing; send AI Analyst incident events as the API gives them');
  const found = nothingFound();
  for (const part of every(record, 'breachDevices')) device(found, part);
  told(found, record.details);
  techniques(found, every(record, 'mitreTechniques'));
  techniques(found, every(record, 'mitreTechniques.techniqueID'));
  const model = say(every(record, 'relatedBreaches.modelName')[0], limits.said)?.replaceAll(' / ', '::');
  const draft: Draft = {
    externalId: id,
    source: 'darktrace',
    title: titleOf(record),
    ...gradedOn(
      darktraceSeverity,
      scoreSeverity,
      digFirst(record, 'groupCategory', 'category'),
      digFirst(record, 'aiaScore', 'groupScore', 'score'),
    ),
    ...acknowledged(record.acknowledged),
    ...darktraceKind(model, [...every(record, 'mitreTactics'), ...every(record, 'attackPhases')]),
    ...times(record),
    description: say(record.summary, limits.description),
    url: linkFirst(record.incidentEventUrl, record.groupUrl, record.url),
    ...evidenceOf(found),
  };
  return accepted(
    draft,
    say(
      digFirst(record, 'tenantId', 'customer', 'deployment') ?? hostOf(record.incidentEventUrl),
      limits.tenant,
    ),
  );
}

/** AI Analyst incident events (`/aianalyst/incidentevents`) and groups of them. */
export const aiAnalyst: Shape = {
  why: 'has AI Analyst fields',
  fits: (record) =>
    (record.aiaScore !== undefined ||
      record.groupScore !== undefined ||
      record.groupCategory !== undefined) &&
    (Array.isArray(record.breachDevices) ||
      Array.isArray(record.incidentEvents) ||
      record.summariser !== undefined ||
      Array.isArray(record.periods)),
  read,
};
