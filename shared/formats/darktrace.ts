import { modelBreach, systemStatus } from './darktrace/breach.ts';
import { aiAnalyst } from './darktrace/incident.ts';
import { mail } from './darktrace/mail.ts';
import { response } from './darktrace/response.ts';
import { listUnder } from './reading/envelope.ts';
import { shaped } from './reading/shapes.ts';
import type { Format } from './reading/verdict.ts';

const { read, recognise, isOne } = shaped(
  'Darktrace',
  [aiAnalyst, response, modelBreach, systemStatus, mail],
  'send AI Analyst incident events or model alerts as the API gives them',
);

/** Darktrace: AI Analyst incident events and groups, model breaches (alerts), responses, mails, alerts of the appliances. */
export const darktrace: Format = {
  read,
  recognise,
  open: listUnder(['incidentEvents', 'modelBreaches', 'modelbreaches', 'alerts', 'items'], isOne),
};
