/** `none` keeps times, `now` ends the file now, `live` lets each record happen as it is sent. */
export const shifts = ['none', 'now', 'live'] as const;
export type Shift = (typeof shifts)[number];

/** The fields of each format that hold instants, the one that orders the records first. */
const TIME_FIELDS: Readonly<Record<string, readonly string[]>> = {
  native: ['detected_at', 'occurred_at', 'updated_at', 'closed_at'],
};
/** Sensor formats keep their instant under one of these. */
const SENSOR_FIELDS = ['timestamp', '@timestamp'];

const timeFields = (format: string): readonly string[] => TIME_FIELDS[format] ?? SENSOR_FIELDS;

type Fields = Readonly<Record<string, unknown>>;

/** `+0000`, which ECMAScript does not parse, gets its colon; a time without zone is UTC. */
function parse(value: unknown): number {
  if (typeof value !== 'string' || value.length > 40) return Number.NaN;
  const spelled = value.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  return Date.parse(/(?:[Zz]|[+-]\d\d:\d\d)$/.test(spelled) ? spelled : `${spelled}Z`);
}

const isFields = (record: unknown): record is Fields =>
  typeof record === 'object' && record !== null && !Array.isArray(record);

/** All instants of a record, epoch milliseconds. */
export function instantsOf(record: unknown, format: string): number[] {
  if (!isFields(record)) return [];
  return timeFields(format)
    .map((field) => parse(record[field]))
    .filter((at) => !Number.isNaN(at));
}

/** When a record happened, or undefined if it does not say. */
export const instantOf = (record: unknown, format: string): number | undefined =>
  instantsOf(record, format)[0];

/** The same record, `byMs` later. */
export function shifted(record: unknown, format: string, byMs: number): unknown {
  if (byMs === 0 || !isFields(record)) return record;
  const moved = timeFields(format)
    .map((field) => [field, parse(record[field])] as const)
    .filter(([, at]) => !Number.isNaN(at))
    .map(([field, at]) => [field, new Date(at + byMs).toISOString()] as const);
  return { ...record, ...Object.fromEntries(moved) };
}
