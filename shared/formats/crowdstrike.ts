import { alertEntity, detectSummary, incidentEntity, telemetry } from './crowdstrike/rest.ts';
import { streamEvent } from './crowdstrike/stream.ts';
import { listUnder } from './reading/envelope.ts';
import { shaped } from './reading/shapes.ts';
import type { Format } from './reading/verdict.ts';

const { read, recognise, isOne } = shaped(
  'CrowdStrike Falcon',
  [streamEvent, alertEntity, detectSummary, incidentEntity, telemetry],
  'send event stream events, or entities of the alerts or incidents API',
);

/** Falcon event streams, alerts v1 and v2, detections and incidents of the REST APIs; `resources` envelopes. */
export const crowdstrike: Format = {
  read,
  recognise,
  open: listUnder(['resources', 'alerts', 'events'], isOne),
};
