import { alert, alertEvent, issue } from './cortex-xdr/alert.ts';
import { caseShape, incident, incidentWithArtifacts } from './cortex-xdr/incident.ts';
import { listUnder } from './reading/envelope.ts';
import { isRecord } from './reading/field.ts';
import { shaped } from './reading/shapes.ts';
import type { Format } from './reading/verdict.ts';

const { read, recognise, isOne } = shaped(
  'Cortex XDR',
  [incident, incidentWithArtifacts, alert, alertEvent, caseShape, issue],
  'send incidents or alerts, cases or issues as the API gives them',
);

const listed = listUnder(['incidents', 'alerts', 'DATA', 'data', 'cases', 'issues'], isOne);

/** Answers of the public API wrap everything in `reply`, which may be one incident with its artifacts. */
function open(value: unknown): readonly unknown[] | null {
  if (!isRecord(value) || !isRecord(value.reply)) return listed(value);
  return listed(value.reply) ?? (isOne(value.reply) ? [value.reply] : null);
}

/** Cortex XDR incidents and alerts (v1, v2), also with artifacts; XSIAM and Cortex Cloud cases and issues. */
export const cortexXdr: Format = { read, recognise, open };
