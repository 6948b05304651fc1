import { digest } from '../reading/digest.ts';
import { limits } from '../reading/limit.ts';
import { digFirst, say } from '../reading/sensor.ts';
import { every } from '../reading/walk.ts';
import { INCIDENT_FINDING } from './class.ts';

type Event = Readonly<Record<string, unknown>>;

/** Identities are resource names at times; what does not fit is told apart by its digest. */
const MAX_UID = 4_096;

function fitting(uid: unknown): string | undefined {
  const said = say(uid, MAX_UID);
  return said === undefined || said.length <= limits.externalId ? said : digest([said]);
}

/** A link names its incident if something in it counts; the address of a console as a whole does not. */
const namesOne = (url: unknown): boolean =>
  typeof url === 'string' && /^https?:\/\/[^/]+\/.*\d/i.test(url.slice(0, 2_048));

/**
 * An incident finding has no number of its own in the schema. What stays the same from creation to closure is its
 * link, else the first finding it was made of, else its ticket; the event's own id does not.
 */
function incidentUid(event: Event): unknown {
  const own = digFirst(event, 'incident_uid', 'uid', 'metadata.correlation_uid');
  if (own !== undefined) return own;
  if (namesOne(event.src_url)) return event.src_url;
  const [first] = every(event, 'finding_info_list.uid');
  return first ?? digFirst(event, 'finding_info.uid', 'ticket.uid') ?? every(event, 'tickets.uid')[0];
}

/** What identifies a finding at its product from its first report to its last; undefined where nothing does. */
export function ocsfIdentity(event: Event, uid: number): string | undefined {
  const own = uid === INCIDENT_FINDING ? incidentUid(event) : undefined;
  return fitting(own ?? digFirst(event, 'finding_info.uid', 'finding.uid', 'metadata.uid'));
}
