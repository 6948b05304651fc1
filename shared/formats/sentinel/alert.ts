import { microsoftKind, serviceModule } from '../ms-graph/kind.ts';
import { microsoftSeverity } from '../ms-graph/words.ts';
import { affect, evidenceOf, type Found, nothingFound, techniques } from '../reading/found.ts';
import { jsonIn } from '../reading/json.ts';
import { limits } from '../reading/limit.ts';
import { linkFirst } from '../reading/link.ts';
import { digFirst, say, sayAll } from '../reading/sensor.ts';
import { accepted, refused, type Verdict } from '../reading/verdict.ts';
import { whenFirst } from '../reading/when.ts';
import { graded, staged } from '../reading/words.ts';
import { readEntities } from './entities.ts';
import { type Item, workspaceOf } from './item.ts';
import { alertStage } from './words.ts';

type Fields = Readonly<Record<string, unknown>>;

/** `InitialAccess, Persistence`, `["T1078"]` as text, or a list. */
function words(value: unknown): readonly string[] {
  const parsed = jsonIn(value);
  if (parsed !== undefined && typeof parsed !== 'string') return sayAll(parsed, limits.category);
  const text = say(value, limits.description);
  return text === undefined ? [] : text.split(/[,;]/, 20);
}

const steps = (value: unknown): string | undefined =>
  say(sayAll(jsonIn(value) ?? value, limits.recommendation).join('\n'), limits.recommendation);

function kind(found: Found, alert: Fields, isCloud: boolean) {
  const module = readEntities(found, jsonIn(alert.entities ?? alert.relatedEntities));
  const service = isCloud
    ? 'cloud'
    : serviceModule(
        ...sayAll([alert.providerName, alert.productName], limits.category).filter(
          (name) => !/sentinel|asi scheduled/i.test(name),
        ),
      );
  return microsoftKind(
    service ?? module ?? 'network',
    ...words(alert.tactics ?? alert.incidentTactics),
    ...words(alert.intent),
  );
}

/** The last two as playbooks hand an alert on. */
const CREATED = [
  'processingEndTime',
  'timeGenerated',
  'timeGeneratedUtc',
  'processingEndTimeUtc',
  'startTimeUtc',
  'startTime',
  'alertTime',
  'alertStartTime',
];

/** An alert as Sentinel keeps it (entity or row of SecurityAlert), or one of Defender for Cloud. */
export function readAlert(item: Item): Verdict {
  const alert = item.properties;
  const id =
    say(digFirst(alert, 'systemAlertId', 'vendorOriginalId', 'providerAlertId'), limits.externalId / 2) ??
    item.name;
  if (id === undefined)
    return refused('systemAlertId', 'is missing; send the alert whole, as Sentinel keeps it');
  const at = whenFirst(alert, ...CREATED);
  if (at === undefined)
    return refused('TimeGenerated', 'is missing or no time; send the alert whole, as Sentinel keeps it');
  const isCloud = /^Microsoft\.Security\//i.test(item.type);
  const found = nothingFound();
  affect(found, alert.compromisedEntity);
  techniques(found, words(alert.techniques ?? alert.incidentTechniques));
  techniques(found, words(alert.subTechniques));
  const draft = {
    externalId: `alert/${id.toLowerCase()}`,
    source: isCloud ? 'microsoft-defender-cloud' : 'microsoft-sentinel',
    title:
      say(digFirst(alert, 'alertDisplayName', 'displayName', 'alertName'), limits.title) ??
      `${say(alert.productName, limits.category) ?? 'Microsoft Sentinel'} alert`,
    ...graded(microsoftSeverity, alert.alertSeverity, alert.severity, alert.reportedSeverity),
    ...staged(alertStage, alert.status),
    ...kind(found, alert, isCloud),
    description: say(digFirst(alert, 'description', 'alertDescription'), limits.description),
    recommendation: steps(alert.remediationSteps),
    url: linkFirst(alert.alertLink, alert.alertUri),
    detectedAt: at,
    occurredAt: whenFirst(alert, 'startTime', 'startTimeUtc', 'alertStartTime'),
    updatedAt: whenFirst(alert, 'timeGenerated', 'timeGeneratedUtc', 'processingEndTimeUtc'),
    ...evidenceOf(found),
  };
  return accepted(draft, workspaceOf(item));
}
