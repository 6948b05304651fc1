import { isRecord } from '../reading/field.ts';
import { limits } from '../reading/limit.ts';
import { dig, digFirst, say } from '../reading/sensor.ts';

type Thing = Readonly<Record<string, unknown>>;

export type ThingKind = 'alert' | 'case';

/** An alert or a case, with what the webhook around it says of it. */
export interface Told {
  /** Undefined for what is neither an alert nor a case. */
  readonly kind: ThingKind | undefined;
  /** What it is in the product's own word, for a refusal. */
  readonly named: string;
  readonly thing: Thing;
  readonly isDeleted: boolean;
  readonly organisation: string | undefined;
}

/** The fields that make an alert, whoever sends it: the product requires them of its own callers too. */
const isAlert = (thing: Thing): boolean => thing.source !== undefined && thing.sourceRef !== undefined;

const typeOf = (thing: Thing): string | undefined => say(thing._type, 20)?.toLowerCase();

const isCase = (thing: Thing): boolean =>
  typeOf(thing) === 'case' || ((thing.number ?? thing.caseId) !== undefined && thing.title !== undefined);

function kindOfThing(named: string, thing: Thing): ThingKind | undefined {
  const word = named.toLowerCase();
  if (word === 'alert' || word === 'case') return word;
  if (word !== '') return undefined;
  return isAlert(thing) ? 'alert' : isCase(thing) ? 'case' : undefined;
}

const organisationOf = (record: Thing): string | undefined =>
  say(
    digFirst(
      record,
      'organisation.name',
      'organisation',
      'organization.name',
      'organization',
      'organisationId',
      'extraData.owningOrganisation',
      'object.extraData.owningOrganisation',
      'object.organisation',
    ),
    limits.tenant,
  );

/** `{operation, objectType, object}` of TheHive 4, `{action, objectType, object}` of 5, or the thing itself. */
export function told(record: Thing): Told {
  const inside = isRecord(record.object) ? record.object : undefined;
  const isHook = inside !== undefined || record.objectType !== undefined;
  const thing = isHook ? (inside ?? {}) : record;
  const named = say(isHook ? (record.objectType ?? thing._type) : record._type, 40) ?? '';
  const operation = say(digFirst(record, 'operation', 'action'), 20) ?? '';
  return {
    kind: kindOfThing(named, thing),
    named: named || 'no alert and no case',
    thing,
    isDeleted: isHook && /^(?:delete|deletion)$/i.test(operation),
    organisation: organisationOf(record),
  };
}

/** What gives a record away as TheHive's, in a few words, or null. */
export function whyTheHive(record: Thing): string | null {
  if (typeof record.objectType === 'string' && (isRecord(record.object) || record.objectId !== undefined)) {
    return 'has objectType and object of a TheHive webhook';
  }
  const type = typeOf(record);
  if (type === 'alert' || type === 'case') {
    return isAlert(record) || isCase(record) ? `has _type ${type} of TheHive` : null;
  }
  const isInput = isAlert(record) && typeof record.type === 'string' && typeof record.title === 'string';
  if (isInput) return 'has type, source and sourceRef of a TheHive alert';
  const isV4Case =
    record.caseId !== undefined && record.startDate !== undefined && dig(record, 'title') !== undefined;
  return isV4Case ? 'has caseId and startDate of a TheHive case' : null;
}
