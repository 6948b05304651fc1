import { modelBreach, systemStatus } from './darktrace/breach.ts';
import { aiAnalyst } from './darktrace/incident.ts';
import { listUnder } from './reading/envelope.ts';
import { shaped } from './reading/shapes.ts';
import type { Format } from './reading/verdict.ts';

const { read, recognise, isOne } = shaped(
  'Darktrace',
  [aiAnalyst, modelBreach, systemStatus],
  'send AI Analyst incident events or model alerts as the API gives them',
);

/** Darktrace: AI Analyst incident events and groups, model breaches (alerts), alerts of the appliances. */
export const darktrace: Format = {
  read,
  recognise,
  open: listUnder(['incidentEvents', 'modelBreaches', 'modelbreaches', 'alerts', 'items'], isOne),
};
