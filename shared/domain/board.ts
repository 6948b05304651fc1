import { Buckets } from './buckets.ts';
import { DAY_MS, HOUR_MS } from './clock.ts';
import { modules, severities } from './incident.ts';
import { column, HOUR_RING, hourColumn } from './metric.ts';
import { type OpenGroup, riskScore } from './risk.ts';
import { type Field, parseField } from './tally.ts';
import type { Criticality } from './tenant.ts';
import { HOURS_KEPT, hourOf, MINUTES_KEPT, minuteOf, periodStart } from './window.ts';

const LANES = severities.length;
// Rows are made hundreds of times a second: their columns are looked up once.
const OPEN_AT = severities.map((severity) => column(`open_${severity}`));
const MODULE_AT = modules.map((module) => column(`open_${module}`));
const UNASSIGNED_AT = column('unassigned');
const RISK_AT = column('risk');
const NEW_24H_AT = column('new_24h');
const NEW_PREV_24H_AT = column('new_prev_24h');
const CLOSED_24H_AT = column('closed_24h');
const OPENED_PREV_AT = column('opened_prev_7d');
const CLOSED_PREV_AT = column('closed_prev_7d');
const PERIODS = (['7d', '30d', 'mtd'] as const).map((period) => ({
  period,
  openedAt: column(`opened_${period}`),
  closedAt: column(`closed_${period}`),
}));

/** Beside a lane per severity: all severities together, so that most sums look at one lane, and closed ones. */
const NEW = LANES;
const CLOSED = LANES + 1;

/** One tenant's counters in memory, and the row of metrics they amount to at an instant. */
export class Board {
  readonly #open = new Uint32Array(LANES);
  readonly #modules = new Uint32Array(modules.length);
  #unassigned = 0;
  readonly #age = new Map<string, OpenGroup>();
  readonly #minutes = new Buckets(LANES + 2);
  readonly #hours = new Buckets(LANES + 2);

  /** Takes the absolute value of one counter field (see tally.ts). */
  set(name: string, value: number): void {
    const field = parseField(name);
    if (field !== null) this.#take(name, field, value);
  }

  #take(name: string, field: Field, value: number): void {
    switch (field.kind) {
      case 'open':
        this.#open[field.lane] = value;
        break;
      case 'module':
        this.#modules[field.lane] = value;
        break;
      case 'unassigned':
        this.#unassigned = value;
        break;
      case 'age':
        if (value === 0) this.#age.delete(name);
        else this.#age.set(name, { severity: field.severity, detectedHour: field.hour, count: value });
        break;
      case 'm':
        setNew(this.#minutes, field.slot, field.lane, value);
        break;
      case 'h':
        setNew(this.#hours, field.slot, field.lane, value);
        break;
      case 'mc':
        this.#minutes.set(field.slot, CLOSED, value);
        break;
      case 'hc':
        this.#hours.set(field.slot, CLOSED, value);
        break;
    }
  }

  /** Visits what came in from minute `from` to minute `to`, by severity number; quiet minutes are skipped. */
  eachMinute(from: number, to: number, visit: (minute: number, lane: number, value: number) => void): void {
    this.#minutes.each(from, to, (minute, lane, value) => {
      if (lane < LANES) visit(minute, lane, value);
    });
  }

  /** Incidents detected and closed from hour `from` to hour `to`, both included. */
  flow(from: number, to: number): { readonly opened: number; readonly closed: number } {
    return { opened: opened(this.#hours, from, to), closed: this.#hours.sum(CLOSED, from, to) };
  }

  /**
   * Writes the tenant's row at `now` into `row`, in the order of `tenantColumns`. Windows fall by themselves as
   * `now` moves. The caller brings the row, because rows are made hundreds of times a second.
   */
  fill(row: Float64Array, now: number, criticality: Criticality): void {
    for (let lane = 0; lane < OPEN_AT.length; lane++) row[OPEN_AT[lane]!] = this.#open[lane]!;
    for (let lane = 0; lane < MODULE_AT.length; lane++) row[MODULE_AT[lane]!] = this.#modules[lane]!;
    row[UNASSIGNED_AT] = this.#unassigned;
    row[RISK_AT] = riskScore(this.#age.values(), criticality, now);
    this.#fillDay(row, now);
    this.#fillPeriods(row, now);
  }

  /** Forgets buckets that have left every window. */
  trim(now: number): void {
    this.#minutes.dropBefore(minuteOf(now) - MINUTES_KEPT);
    this.#hours.dropBefore(hourOf(now) - HOURS_KEPT);
  }

  #fillDay(row: Float64Array, now: number): void {
    const start = minuteOf(periodStart('24h', now));
    const end = minuteOf(now);
    row[NEW_24H_AT] = opened(this.#minutes, start, end);
    row[NEW_PREV_24H_AT] = opened(this.#minutes, minuteOf(now - 2 * DAY_MS), start - 1);
    row[CLOSED_24H_AT] = this.#minutes.sum(CLOSED, start, end);
    for (let hour = hourOf(now) - HOUR_RING + 1; hour <= hourOf(now); hour++) {
      row[hourColumn(hour)] = opened(this.#hours, hour, hour);
    }
  }

  #fillPeriods(row: Float64Array, now: number): void {
    const end = hourOf(now);
    for (const { period, openedAt, closedAt } of PERIODS) {
      const start = hourOf(periodStart(period, now));
      row[openedAt] = opened(this.#hours, start, end);
      row[closedAt] = this.#hours.sum(CLOSED, start, end);
    }
    const week = hourOf(periodStart('7d', now));
    const before = week - (7 * DAY_MS) / HOUR_MS;
    row[OPENED_PREV_AT] = opened(this.#hours, before, week - 1);
    row[CLOSED_PREV_AT] = this.#hours.sum(CLOSED, before, week - 1);
  }
}

const opened = (buckets: Buckets, from: number, to: number): number => buckets.sum(NEW, from, to);

function setNew(buckets: Buckets, slot: number, lane: number, value: number): void {
  const before = buckets.set(slot, lane, value);
  buckets.set(slot, NEW, buckets.get(slot, NEW) + value - before);
}
