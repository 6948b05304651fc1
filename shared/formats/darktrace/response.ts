import { evidenceOf, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { hostOf, linkFirst } from '../reading/link.ts';
import { digFirst, say } from '../reading/sensor.ts';
import { type Fields, type Shape, unnamed } from '../reading/shapes.ts';
import { accepted, type Draft, type Verdict } from '../reading/verdict.ts';
import { whenAt } from '../reading/walk.ts';
import { clip } from '../reading/wellformed.ts';
import type { Stage } from '../reading/words.ts';
import { device, ownName } from './evidence.ts';

/** `CREATE`, `CONFIRM`, `EXTEND`, `CLEAR`, `EXPIRE`, `REACTIVATE_EXPIRED` …, some with `_NEEDSCONFIRMATION`. */
function stage(action: string | undefined): Partial<Stage> {
  if (action === undefined) return {};
  return { status: /^(?:CLEAR|EXPIRE|DEACTIVATE)/.test(action) ? 'closed' : 'open' };
}

function read(record: Fields): Verdict {
  const id = say(digFirst(record, 'codeid', 'codeuuid'), 128);
  if (id === undefined) return unnamed('codeid');
  const host = hostOf(record.url);
  const action = say(record.action, limits.said);
  const found = nothingFound();
  device(found, record.device);
  const what = say(record.inhibitor, limits.title) ?? 'Automatic response';
  const where = ownName(record.device);
  const asks = action?.includes('NEEDSCONFIRMATION') ? ' awaits confirmation' : '';
  const draft: Draft = {
    externalId: `${host ?? '-'}/response/${id}`,
    source: 'darktrace',
    title: clip(`${what}${where === undefined ? '' : ` on ${where}`}${asks}`, limits.title),
    severity: 'medium',
    ...stage(action),
    sourceStatus: action,
    module: 'network',
    category: 'automatic_response',
    description: say(digFirst(record, 'reason', 'model'), limits.description),
    detectedAt: whenAt(record, 'start', 'time'),
    url: linkFirst(record.url),
    ...evidenceOf(found),
  };
  return accepted(draft, host);
}

/** What Darktrace / RESPOND does to a device, or would do if somebody agreed. */
export const response: Shape = {
  why: 'has iris-event-type of a response',
  fits: (record) => record['iris-event-type'] === 'antigena_state_change',
  read,
};
