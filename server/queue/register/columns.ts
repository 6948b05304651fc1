import { ABSENT, encode } from './code.ts';
import { Dictionary } from './dictionary.ts';
import type { RegisterRow } from './read.ts';

/** Places for rows are made in steps of a quarter, so that a tenant that grows is not copied with each incident. */
const GROWTH = 1.25;
const FIRST_PLACES = 64;

export interface Assignee {
  readonly id: string | null;
  readonly name: string;
}

export const assigneeKey = ({ id, name }: Assignee): string => `${id ?? ''}\n${name}`;

/**
 * What one tenant's incidents are filtered and measured by, a column each, at the place of their number less one. 54
 * bytes a row, and each distinct source, assignee, storm, category and actor once.
 */
export class Columns {
  /** One more than the last place in use. */
  length = 0;
  /** Incidents held: all places but those of numbers that were never committed. */
  held = 0;
  codes = new Uint16Array(FIRST_PLACES).fill(ABSENT);
  ids = new Float64Array(FIRST_PLACES);
  /** Epoch milliseconds. */
  detectedAt = new Float64Array(FIRST_PLACES);
  /** Epoch milliseconds; NaN while not closed. */
  closedAt = new Float64Array(FIRST_PLACES);
  /** Epoch milliseconds; NaN where nobody has, and where it is not known. */
  acknowledgedAt = new Float64Array(FIRST_PLACES);
  occurredAt = new Float64Array(FIRST_PLACES);
  /** Places in the dictionaries below. */
  source = new Uint16Array(FIRST_PLACES);
  assignee = new Uint16Array(FIRST_PLACES);
  storm = new Uint16Array(FIRST_PLACES);
  category = new Uint16Array(FIRST_PLACES);
  acknowledgedBy = new Uint16Array(FIRST_PLACES);
  closedBy = new Uint16Array(FIRST_PLACES);
  readonly sources = new Dictionary<string>((source) => source);
  readonly assignees = new Dictionary<Assignee>(assigneeKey);
  readonly storms = new Dictionary<string>((storm) => storm);
  readonly categories = new Dictionary<string>((category) => category);
  /** The log's actors. */
  readonly actors = new Dictionary<string>((actor) => actor);
  /** Until when, by place, of those that were ever snoozed and not woken; epoch milliseconds. */
  readonly snoozes = new Map<number, number>();

  /** Absolute: a row that comes again replaces what is known of it. */
  put(row: RegisterRow): void {
    const place = row.number - 1;
    if (place >= this.codes.length) this.#grow(place + 1);
    if (this.codes[place] === ABSENT) this.held++;
    this.length = Math.max(this.length, place + 1);
    const snoozed = row.snoozed_until !== null;
    if (snoozed) this.snoozes.set(place, row.snoozed_until);
    else this.snoozes.delete(place);
    this.codes[place] = encode(row, snoozed);
    this.ids[place] = row.id;
    this.detectedAt[place] = row.detected_at;
    this.closedAt[place] = row.closed_at ?? Number.NaN;
    this.acknowledgedAt[place] = row.acknowledged_at ?? Number.NaN;
    this.occurredAt[place] = row.occurred_at ?? Number.NaN;
    this.source[place] = this.sources.placeOf(row.source);
    this.assignee[place] =
      row.assignee === null ? 0 : this.assignees.placeOf({ id: row.assignee_id, name: row.assignee });
    this.storm[place] = placeIn(this.storms, row.storm_id);
    this.category[place] = placeIn(this.categories, row.category);
    this.acknowledgedBy[place] = placeIn(this.actors, row.acknowledged_by);
    this.closedBy[place] = placeIn(this.actors, row.closed_by);
  }

  /** Whether a row is held just as it is. */
  holds(row: RegisterRow): boolean {
    const place = row.number - 1;
    const snoozed = row.snoozed_until !== null;
    const who = this.assignees.values[this.assignee[place]!] ?? null;
    return (
      this.codes[place] === encode(row, snoozed) &&
      this.ids[place] === row.id &&
      this.detectedAt[place] === row.detected_at &&
      known(this.closedAt[place]!) === row.closed_at &&
      known(this.acknowledgedAt[place]!) === row.acknowledged_at &&
      known(this.occurredAt[place]!) === row.occurred_at &&
      (this.snoozes.get(place) ?? null) === row.snoozed_until &&
      this.sources.values[this.source[place]!] === row.source &&
      (who?.name ?? null) === row.assignee &&
      (row.assignee === null || who!.id === row.assignee_id) &&
      this.storms.values[this.storm[place]!] === row.storm_id &&
      this.categories.values[this.category[place]!] === row.category &&
      this.actors.values[this.acknowledgedBy[place]!] === row.acknowledged_by &&
      this.actors.values[this.closedBy[place]!] === row.closed_by
    );
  }

  get isFull(): boolean {
    const { sources, assignees, storms, categories, actors } = this;
    return [sources, assignees, storms, categories, actors].some((dictionary) => dictionary.isFull);
  }

  #grow(atLeast: number): void {
    const places = Math.max(atLeast, Math.ceil(this.codes.length * GROWTH));
    const wider = <T extends Uint16Array | Float64Array>(column: T, to: T): T => {
      to.set(column);
      return to;
    };
    this.codes = wider(this.codes, new Uint16Array(places).fill(ABSENT));
    this.ids = wider(this.ids, new Float64Array(places));
    this.detectedAt = wider(this.detectedAt, new Float64Array(places));
    this.closedAt = wider(this.closedAt, new Float64Array(places));
    this.acknowledgedAt = wider(this.acknowledgedAt, new Float64Array(places));
    this.occurredAt = wider(this.occurredAt, new Float64Array(places));
    this.source = wider(this.source, new Uint16Array(places));
    this.assignee = wider(this.assignee, new Uint16Array(places));
    this.storm = wider(this.storm, new Uint16Array(places));
    this.category = wider(this.category, new Uint16Array(places));
    this.acknowledgedBy = wider(this.acknowledgedBy, new Uint16Array(places));
    this.closedBy = wider(this.closedBy, new Uint16Array(places));
  }
}

const placeIn = (dictionary: Dictionary<string>, value: string | null): number =>
  value === null ? 0 : dictionary.placeOf(value);

const known = (instant: number): number | null => (Number.isNaN(instant) ? null : instant);
