import { readAsff } from './guardduty/asff.ts';
import { readFinding } from './guardduty/finding.ts';
import { camelCased } from './reading/casing.ts';
import { listUnder } from './reading/envelope.ts';
import { isRecord, kindOf } from './reading/field.ts';
import { jsonIn } from './reading/json.ts';
import { limits } from './reading/limit.ts';
import { dig, say, unwrapped } from './reading/sensor.ts';
import { type Format, refused, type Verdict } from './reading/verdict.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFinding = (record: Fields): boolean =>
  typeof record.type === 'string' &&
  record.accountId !== undefined &&
  isRecord(record.service) &&
  isRecord(record.resource);
/** As the API and its client libraries spell it. */
const isApiFinding = (record: Fields): boolean =>
  typeof record.Type === 'string' &&
  record.AccountId !== undefined &&
  isRecord(record.Service) &&
  isRecord(record.Resource);
const isAsff = (record: Fields): boolean =>
  record.AwsAccountId !== undefined && (record.ProductArn !== undefined || record.GeneratorId !== undefined);
const fits = (record: Fields): boolean => isFinding(record) || isApiFinding(record) || isAsff(record);

/** Where AWS's ways of delivery put what they deliver: EventBridge, SNS, SQS, a function's event of either. */
const WRAPPERS = ['detail', 'Message', 'body', 'Sns.Message'] as const;

function delivered(record: Fields, depth = 0): Fields {
  if (fits(record) || depth > WRAPPERS.length) return record;
  for (const path of WRAPPERS) {
    const inner = jsonIn(dig(record, path));
    if (isRecord(inner)) return delivered(inner, depth + 1);
  }
  return unwrapped(record, fits);
}

function foreign(record: Fields, inner: Fields): Verdict {
  const type = say(record['detail-type'] ?? record.Type, limits.said);
  if (type !== undefined)
    return refused(
      'detail-type',
      `"${type}" carries no finding; send GuardDuty Finding or Security Hub Findings events`,
    );
  return inner.id === undefined && inner.Id === undefined
    ? refused('id', 'is missing: this is no finding; send findings of GuardDuty or Security Hub whole')
    : refused('service', 'is missing: this is no finding; send findings of GuardDuty or Security Hub whole');
}

function read(record: unknown): Verdict {
  if (!isRecord(record))
    return refused('', `the record is ${kindOf(record)}; send a finding as a JSON object`);
  const inner = delivered(record);
  if (isAsff(inner)) return readAsff(inner);
  if (isFinding(inner)) return readFinding(inner);
  return isApiFinding(inner) ? readFinding(camelCased(inner)) : foreign(record, inner);
}

function recognise(record: unknown): string | null {
  if (!isRecord(record)) return null;
  const inner = delivered(record);
  if (isAsff(inner)) return 'has AwsAccountId and ProductArn of a Security Hub finding';
  return isFinding(inner) || isApiFinding(inner)
    ? 'has type, account, service and resource of a GuardDuty finding'
    : null;
}

const carries = (item: unknown): boolean =>
  isRecord(item) && (fits(delivered(item)) || listed(delivered(item)) !== null);
const listed = listUnder(['findings', 'Findings'], (item) => isRecord(item) && fits(item));
const batch = listUnder(['Records'], carries);

/** One event of EventBridge may carry several findings of Security Hub, one batch of SQS several events. */
function open(value: unknown): readonly unknown[] | null {
  if (!isRecord(value)) return null;
  const messages = batch(value);
  if (messages !== null)
    return messages.flatMap((item) => (isRecord(item) && listed(delivered(item))) || [item]);
  return listed(delivered(value));
}

/**
 * Amazon GuardDuty findings: EventBridge events, exports to S3, answers of the API (`Findings`); and findings of
 * Security Hub in the AWS Security Finding Format, each also inside SNS and SQS.
 */
export const guardduty: Format = { read, recognise, open };
