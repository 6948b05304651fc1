import { complain, kindOf, quoted, type Sheet } from './field.ts';
import { digFirst } from './sensor.ts';
import { when } from './when.ts';

/** When a sensor says it happened. Shippers add `@timestamp`, which counts where the sensor's own is absent. */
export function detectedAt(sheet: Sheet, remedy: string): number | undefined {
  const said = digFirst(sheet.record, 'timestamp', '@timestamp');
  if (said === undefined) return complain(sheet, 'timestamp', `is missing; ${remedy}`);
  const at = when(said);
  if (at !== undefined) return at;
  const what = typeof said === 'string' ? quoted(said) : kindOf(said);
  return complain(
    sheet,
    'timestamp',
    `${what} is not a date and time between 1990 and 2100; send it like 2026-05-01T08:30:00Z`,
  );
}
