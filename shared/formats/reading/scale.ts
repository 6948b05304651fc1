import { complain, kindOf, quoted, type Sheet } from './field.ts';
import { dig, whole } from './sensor.ts';
import { instant } from './time.ts';

/** When a sensor says it happened. Shippers add `@timestamp`, which counts where the sensor's own is absent. */
export function detectedAt(sheet: Sheet, remedy: string): number | undefined {
  const said = dig(sheet.record, 'timestamp') ?? dig(sheet.record, '@timestamp');
  if (typeof said !== 'string') return complain(sheet, 'timestamp', `is missing; ${remedy}`);
  const at = instant(said.trim(), 'tolerant');
  return typeof at === 'number' ? at : complain(sheet, 'timestamp', `${quoted(said)} ${at}`);
}

/** A sensor's own number for how bad it is: whole, from `scale.from` to `scale.to`. */
export interface Scale {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** What the numbers mean, for the reason of a refusal. */
  readonly meaning: string;
  /** Taken where the record says nothing; without it silence is refused. */
  readonly otherwise?: number;
}

export function onScale(sheet: Sheet, scale: Scale): number {
  const said = dig(sheet.record, scale.path) ?? scale.otherwise;
  const found = whole(said);
  if (found !== undefined && found >= scale.from && found <= scale.to) return found;
  complain(sheet, scale.path, `${complaint(said, found)}; ${scale.meaning}`);
  return scale.from;
}

function complaint(said: unknown, found: number | undefined): string {
  if (said === undefined) return 'is missing';
  if (typeof said === 'string') return `is ${quoted(said)}`;
  return `is ${found ?? kindOf(said)}`;
}
