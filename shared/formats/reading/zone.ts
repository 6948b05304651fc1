import { MINUTE_MS } from '../../domain/clock.ts';

/**
 * Hours east of UTC of the zone names that logs carry. Where a name has several meanings it is the one that RFC 822
 * or most loggers give it: CST is North American, BST British, IST Indian.
 */
const HOURS: Readonly<Record<string, number>> = {
  ...{ Z: 0, UTC: 0, GMT: 0, UT: 0, WET: 0, WEST: 1, BST: 1, CET: 1, CEST: 2, MET: 1, MEST: 2 },
  ...{ EET: 2, EEST: 3, MSK: 3, TRT: 3, SAST: 2, EAT: 3, GST: 4, PKT: 5, IST: 5.5, ICT: 7, WIB: 7 },
  ...{
    SGT: 8,
    HKT: 8,
    AWST: 8,
    JST: 9,
    KST: 9,
    ACST: 9.5,
    ACDT: 10.5,
    AEST: 10,
    AEDT: 11,
    NZST: 12,
    NZDT: 13,
  },
  ...{ NST: -3.5, NDT: -2.5, ART: -3, BRT: -3, AST: -4, ADT: -3, EST: -5, EDT: -4, CST: -6, CDT: -5 },
  ...{ MST: -7, MDT: -6, PST: -8, PDT: -7, AKST: -9, AKDT: -8, HST: -10 },
};

const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d\d))?$/i;

/** Milliseconds east of UTC of `+0200`, `GMT-04:00`, `UTC+2` or a zone's name; undefined for anything else. */
export function zoneMs(word: string): number | undefined {
  const name = word.toUpperCase();
  if (Object.hasOwn(HOURS, name)) return HOURS[name]! * 60 * MINUTE_MS;
  const parts = OFFSET.exec(word);
  if (parts === null) return undefined;
  const [hours, minutes] = [Number(parts[2]), Number(parts[3] ?? 0)];
  if (hours > 14 || minutes > 59) return undefined;
  return (parts[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}
