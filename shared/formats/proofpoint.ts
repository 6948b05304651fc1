import { readClick } from './proofpoint/click.ts';
import { LISTS } from './proofpoint/fate.ts';
import { readIncident } from './proofpoint/incident.ts';
import { readMessage } from './proofpoint/message.ts';
import { listUnder } from './reading/envelope.ts';
import { isRecord } from './reading/field.ts';
import { type Fields, type Shape, shaped } from './reading/shapes.ts';
import type { Format } from './reading/verdict.ts';

const SHAPES: readonly Shape[] = [
  {
    why: 'has threatsInfoMap of a Proofpoint TAP message',
    fits: (record) => Array.isArray(record.threatsInfoMap),
    read: readMessage,
  },
  {
    why: 'has clickTime and threat of a Proofpoint TAP click',
    fits: (record) =>
      record.clickTime !== undefined &&
      ('threatURL' in record || 'threatID' in record || 'threatUrl' in record),
    read: readClick,
  },
  {
    why: 'has event_sources and state of a Threat Response incident',
    fits: (record) =>
      Array.isArray(record.event_sources) && record.created_at !== undefined && record.state !== undefined,
    read: readIncident,
  },
];

const one = shaped('Proofpoint', SHAPES, 'send messages and clicks as the SIEM API gives them');

const listed = listUnder(['incidents', 'events', 'value'], one.isOne);

/** The answer of the SIEM API: four lists of records that do not say themselves which of them they are from. */
function open(value: unknown): readonly unknown[] | null {
  if (!isRecord(value) || !LISTS.some((list) => Array.isArray(value[list]))) return listed(value);
  return LISTS.flatMap((list) => {
    const items = value[list];
    return Array.isArray(items) ? items.map((item) => marked(item, list)) : [];
  });
}

const marked = (item: unknown, list: string): unknown =>
  isRecord(item) && item.type === undefined ? ({ ...item, type: list } satisfies Fields) : item;

/** Proofpoint Targeted Attack Protection, messages and clicks of its SIEM API; incidents of Threat Response. */
export const proofpoint: Format = { read: one.read, recognise: one.recognise, open };
