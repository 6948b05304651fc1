import {
  type Module,
  modules,
  type Severity,
  type Status,
  severities,
  statuses,
} from '../../../shared/domain/incident.ts';

/**
 * The columns with few values, packed into one number a row: severity (3 bits), status (2), module (4), pending (1),
 * whether it has been snoozed (1), whether it is a duplicate (1). A filter is looked up once per code, not per row.
 */
export const CODES = 1 << 12;
const PENDING = 1 << 9;
export const SNOOZED = 1 << 10;
const DUPLICATE = 1 << 11;
/** A place that holds no incident: no severity has this index. */
export const ABSENT = 7;

export interface Coded {
  readonly severity: Severity;
  readonly status: Status;
  readonly module: Module;
  readonly pending: boolean;
  readonly snoozed: boolean;
  readonly duplicate: boolean;
}

/** `snoozed` apart, so that a row can be given as it is. */
export const encode = (
  { severity, status, module, pending, duplicate }: Omit<Coded, 'snoozed'>,
  snoozed: boolean,
): number =>
  severities.indexOf(severity) |
  (statuses.indexOf(status) << 3) |
  (modules.indexOf(module) << 5) |
  (pending ? PENDING : 0) |
  (snoozed ? SNOOZED : 0) |
  (duplicate ? DUPLICATE : 0);

/** null for codes that no incident has. */
export function decode(code: number): Coded | null {
  const severity = severities[code & 7];
  const status = statuses[(code >> 3) & 3];
  const module = modules[(code >> 5) & 15];
  if (severity === undefined || status === undefined || module === undefined) return null;
  const has = (bit: number): boolean => (code & bit) !== 0;
  return {
    severity,
    status,
    module,
    pending: has(PENDING),
    snoozed: has(SNOOZED),
    duplicate: has(DUPLICATE),
  };
}
