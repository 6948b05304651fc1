import { isRecord } from '../reading/field.ts';
import { evidenceOf, nothingFound } from '../reading/found.ts';
import { limits } from '../reading/limit.ts';
import { hostOf, linkFirst } from '../reading/link.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';
import { type Fields, type Shape, unnamed } from '../reading/shapes.ts';
import { accepted, type Draft, type Verdict } from '../reading/verdict.ts';
import { every, whenAt } from '../reading/walk.ts';
import { clip } from '../reading/wellformed.ts';
import { gradedOn } from '../reading/words.ts';
import { device, ownName, triggered } from './evidence.ts';
import { darktraceKind } from './kind.ts';
import { acknowledged, breachSeverity, darktraceSeverity, prioritySeverity } from './words.ts';

/** Breaches are counted on each appliance; where the link says which one it is part of the identity. */
function identity(id: string, url: unknown): string {
  const host = hostOf(url);
  return host === undefined ? `breach/${id}` : `${host}/breach/${id}`;
}

const MODELS = ['model.now.name', 'model.then.name', 'model.name', 'modelName', 'name'];

/** What the model `System::System` has to say, which says nothing by its name. */
function systemMessage(record: Fields): string | undefined {
  const filters = every(record, 'triggeredComponents.triggeredFilters');
  const said = filters.find((filter) => isRecord(filter) && filter.filterType === 'System message');
  return say(dig(said, 'trigger.value'), limits.title);
}

/** `Device::Attack Tools` on a host: the folder in front is for the filing, not for people. */
function titleOf(model: string | undefined, record: Fields): string {
  const what = model?.split('::').slice(1).join(': ').trim() || model || 'Darktrace model alert';
  const where = ownName(record.device);
  const message = what === 'System' ? systemMessage(record) : undefined;
  if (message !== undefined) return clip(`${what}: ${message}`, limits.title);
  return where === undefined || what.includes(where) ? what : clip(`${what} on ${where}`, limits.title);
}

/** A model's description ends with what to do: `… Action: Review the domains …`. */
function advice(record: Fields) {
  const text = say(
    digFirst(record, 'model.now.description', 'model.then.description', 'model.description'),
    limits.description,
  )?.replaceAll('\\n', '\n');
  const at = text?.indexOf('Action:') ?? -1;
  if (text === undefined || at < 0) return { description: text };
  return {
    description: say(text.slice(0, at), limits.description),
    recommendation: say(text.slice(at + 'Action:'.length), limits.recommendation),
  };
}

function read(record: Fields): Verdict {
  const id = say(digFirst(record, 'pbid', 'policybreachid'), 64);
  if (id === undefined) return unnamed('pbid');
  const model = say(digFirst(record, ...MODELS), limits.title);
  const url = digFirst(record, 'breachUrl', 'alertUrl', 'url');
  const found = nothingFound();
  device(found, record.device);
  triggered(found, record);
  const draft: Draft = {
    externalId: identity(id, url),
    source: 'darktrace',
    title: titleOf(model, record),
    ...gradedOn(
      darktraceSeverity,
      breachSeverity,
      digFirst(record, 'model.now.category', 'model.then.category', 'model.category', 'category'),
      digFirst(record, 'percentscore', 'score'),
    ),
    ...acknowledged(digFirst(record, 'acknowledged')),
    ...darktraceKind(model, [
      ...every(record, 'model.now.mitre.tactics'),
      ...every(record, 'model.then.mitre.tactics'),
      ...every(record, 'mitreTechniques.tactics'),
    ]),
    detectedAt: whenAt(record, 'creationTime', 'time'),
    occurredAt: whenAt(record, 'time'),
    ...advice(record),
    url: linkFirst(url),
    ...evidenceOf(found),
  };
  return accepted(
    draft,
    say(digFirst(record, 'tenantId', 'customer', 'deployment') ?? hostOf(url), limits.tenant),
  );
}

/** Model breaches, which later releases call model alerts (`/modelbreaches`), also without their model. */
export const modelBreach: Shape = {
  why: 'has pbid',
  fits: (record) =>
    (record.pbid !== undefined || record.policybreachid !== undefined) &&
    (isRecord(record.model) ||
      record.score !== undefined ||
      record.percentscore !== undefined ||
      record.time !== undefined),
  read,
};

function readStatus(record: Fields): Verdict {
  const word = digFirst(record, 'status');
  const isOver = typeof word === 'string' && /^(?:resolved|inactive|cleared)$/i.test(word);
  const where = say(record.hostname, limits.asset);
  const what =
    say(digFirst(record, 'alert_name', 'friendly_name', 'name'), limits.title) ?? 'Darktrace system alert';
  const draft: Draft = {
    externalId: `system/${say(digFirst(record, 'uuid', 'id'), 256) ?? `${where ?? '-'}/${what}`}`,
    source: 'darktrace',
    title: where === undefined ? what : clip(`${what} on ${where}`, limits.title),
    ...gradedOn(darktraceSeverity, prioritySeverity, record.priority_level, record.priority),
    status: isOver ? 'closed' : 'open',
    sourceStatus: say(word, limits.said),
    ...darktraceKind('System', []),
    detectedAt: whenAt(record, 'first_seen', 'created', 'last_updated', 'time'),
    updatedAt: whenAt(record, 'last_updated_status', 'last_updated'),
    description: say(record.message, limits.description),
    url: linkFirst(record.url),
    assets: where === undefined ? undefined : [where],
  };
  return accepted(draft, hostOf(record.url));
}

/** What appliances say of themselves: a probe that is silent is a place nobody watches. */
export const systemStatus: Shape = {
  why: 'has priority_level and fields of a system status alert',
  fits: (record) =>
    (record.priority_level !== undefined || record.priority !== undefined) &&
    typeof record.status === 'string' &&
    (record.acknowledge_timeout !== undefined ||
      record.last_updated_status !== undefined ||
      typeof record.friendly_name === 'string') &&
    typeof record.message === 'string',
  read: readStatus,
};
