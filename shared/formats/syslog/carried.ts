import { jsonOfLine } from '../reading/shipped.ts';
import type { Format, Verdict } from '../reading/verdict.ts';

/**
 * What another format makes of the event that a line carries: CEF and LEEF mark themselves, and a JSON object is shown
 * to every format. Null where the line carries none that is known.
 */
export function carriedVerdict(
  formats: Readonly<Record<string, Format>>,
  line: string,
  record: unknown,
  receivedAt: number | undefined,
): Verdict | null {
  for (const format of [formats.cef, formats.leef]) {
    if (format?.recognise(line)) return format.read(record, receivedAt);
  }
  const event = jsonOfLine(line);
  if (event === undefined) return null;
  for (const name in formats) {
    if (formats[name]!.recognise(event) !== null) return formats[name]!.read(event, receivedAt);
  }
  return null;
}
