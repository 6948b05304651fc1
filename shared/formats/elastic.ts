import { detection } from './elastic/detection.ts';
import { endpointAlert } from './elastic/endpoint.ts';
import { notification } from './elastic/notification.ts';
import { listUnder } from './reading/envelope.ts';
import { dig } from './reading/sensor.ts';
import { shaped } from './reading/shapes.ts';
import type { Format } from './reading/verdict.ts';

const { read, recognise, isOne } = shaped(
  'Elastic Security',
  [detection, endpointAlert, notification],
  'send documents of the alerts index, or hits of a search in it',
);

const hits = listUnder(['hits'], isOne);
const listed = listUnder(['alerts', 'signals', 'data'], isOne);

/** Search answers (`{hits: {hits}}`, also under `rawResponse`) and what `{{context.alerts}}` becomes in a webhook. */
const open = (value: unknown): readonly unknown[] | null =>
  hits(dig(value, 'hits')) ??
  hits(dig(value, 'rawResponse.hits')) ??
  listed(dig(value, 'context')) ??
  listed(value);

/** Detection alerts of Kibana 7 to 9, Elastic Defend's alerts, and notifications of rules. */
export const elastic: Format = { read, recognise, open };
