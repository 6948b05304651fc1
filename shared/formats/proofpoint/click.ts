import { digest } from '../reading/digest.ts';
import { affect, evidenceOf, indicate, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { digFirst, say, sayAll } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { whenFirst } from '../reading/when.ts';
import { fateOf, severityOf } from './fate.ts';
import { clusterOf, SOURCE } from './message.ts';
import { address, classified, stageOf, threatId } from './threat.ts';

type Click = Readonly<Record<string, unknown>>;

/** Each click has an id of its own; the GUID is the message's, and people click more than once. */
function identity(click: Click): string {
  const id = say(click.id, limits.externalId / 2);
  if (id !== undefined) return `click/${id}`;
  const parts = [click.GUID, click.messageID, click.recipient, click.clickTime, click.url].map(
    (part) => say(part, 2_000) ?? '',
  );
  return `click/${digest([...parts, threatId(click)])}`;
}

/** A click of the SIEM API, blocked or permitted. */
export function readClick(click: Click): Verdict {
  const at = whenFirst(click, 'clickTime', 'threatTime');
  if (at === undefined)
    return refused('clickTime', 'is missing or no time; send the click whole, as the SIEM API gives it');
  const fate = fateOf(click);
  const [category, spoken] = classified(click.classification);
  const [person] = sayAll(click.recipient, limits.asset);
  const found = nothingFound();
  affect(found, person);
  address(found, click.url);
  indicate(found, 'email', click.sender);
  indicate(found, 'ip', click.senderIP);
  const draft = {
    externalId: identity(click),
    source: SOURCE,
    title: `${spoken} link clicked${person === undefined ? '' : ` by ${person}`}${fate.word === undefined ? '' : ` (${fate.word})`}`,
    severity: severityOf(fate, category),
    ...stageOf([click]),
    sourceStatus: say(click.threatStatus, limits.said),
    module: 'email' as const,
    category,
    url: linkFirst(digFirst(click, 'threatURL', 'threatUrl')),
    detectedAt: Math.max(at, whenFirst(click, 'threatTime') ?? 0),
    occurredAt: whenFirst(click, 'clickTime'),
    ...evidenceOf(found),
  };
  return accepted(draft, clusterOf(click));
}
