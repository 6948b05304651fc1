import { listUnder } from './reading/envelope.ts';
import { isRecord } from './reading/field.ts';
import { dig } from './reading/sensor.ts';
import { shaped } from './reading/shapes.ts';
import type { Format } from './reading/verdict.ts';
import { every } from './reading/walk.ts';
import { activity } from './sentinelone/activity.ts';
import { starAlert } from './sentinelone/alert.ts';
import { legacyThreat, threat } from './sentinelone/threat.ts';
import { unifiedAlert } from './sentinelone/unified.ts';

const { read, recognise, isOne } = shaped(
  'SentinelOne',
  [threat, starAlert, unifiedAlert, activity, legacyThreat],
  'send threats, alerts or unified alerts as the API gives them',
);

const listed = listUnder(['data', 'threats', 'alerts'], isOne);

/** GraphQL answers: `{data: {alerts: {edges: [{node}]}}}`, or one alert by itself. */
function connection(value: unknown): readonly unknown[] | null {
  const edges = dig(value, 'data.alerts.edges');
  if (Array.isArray(edges)) return edges.map((edge) => (isRecord(edge) ? edge.node : edge));
  const one = every(value, 'data.alert');
  return one.length === 1 && isOne(one[0]) ? one : null;
}

/** Threats of API 2.0 and 2.1, STAR alerts, unified alerts, and activities that are one of these. */
export const sentinelone: Format = { read, recognise, open: (value) => connection(value) ?? listed(value) };
