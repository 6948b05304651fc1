import { bitsight } from './drp/bitsight.ts';
import { ctm360 } from './drp/ctm360.ts';
import { cyberint } from './drp/cyberint.ts';
import { cybersixgill } from './drp/cybersixgill.ts';
import { cyberxtron } from './drp/cyberxtron.ts';
import { cyble } from './drp/cyble.ts';
import { digitalShadows } from './drp/digital-shadows.ts';
import { groupIb } from './drp/group-ib.ts';
import { intsights } from './drp/intsights.ts';
import { recordedFuture } from './drp/recorded-future.ts';
import { securityScorecard } from './drp/securityscorecard.ts';
import { socradar } from './drp/socradar.ts';
import { usta } from './drp/usta.ts';
import type { Fields, Vendor } from './drp/vendor.ts';
import { zerofox } from './drp/zerofox.ts';
import { listUnder } from './reading/envelope.ts';
import { isRecord, kindOf } from './reading/field.ts';
import { dig, unwrapped } from './reading/sensor.ts';
import { type Format, refused, type Verdict } from './reading/verdict.ts';

/** In the order in which a record's vendor is told: from telling to vague. */
const vendors: readonly Vendor[] = [
  recordedFuture,
  socradar,
  securityScorecard,
  bitsight,
  intsights,
  digitalShadows,
  cyberint,
  groupIb,
  zerofox,
  cyble,
  ctm360,
  cybersixgill,
  usta,
  cyberxtron,
];

const vendorOf = (record: Fields): Vendor | undefined =>
  vendors.find((vendor) => vendor.recognise(record) !== null);

const isKnown = (record: Fields): boolean => vendorOf(record) !== undefined;

const REMEDY =
  'send alerts of CyberXTron, ZeroFox, Recorded Future, Group-IB, SOCRadar, Cyberint, Cyble, CTM360, Digital Shadows, Threat Command, Cybersixgill, Bitsight, SecurityScorecard or USTA';

function read(record: unknown): Verdict {
  if (!isRecord(record)) return refused('', `the record is ${kindOf(record)}; ${REMEDY}`);
  const vendor = vendorOf(record);
  if (vendor !== undefined) return vendor.read(record);
  const alert = unwrapped(record, isKnown);
  return vendorOf(alert)?.read(alert) ?? refused('', `is no alert of a vendor known here; ${REMEDY}`);
}

function recognise(record: unknown): string | null {
  if (!isRecord(record)) return null;
  const alert = unwrapped(record, isKnown);
  return vendorOf(alert)?.recognise(alert) ?? null;
}

/** What the vendors' answers call the list in them. */
const LISTS = [
  'alerts',
  'alarms',
  'incidents',
  'incident_list',
  'findings',
  'results',
  'items',
  'violations',
  'hits',
  'data',
];
const inList = listUnder(LISTS, (item) => recognise(item) !== null);

/** An answer, its `data`, or what Cortex XSOAR keeps of CTM360 in its context. */
const open = (value: unknown): readonly unknown[] | null =>
  inList(value) ??
  inList(dig(value, 'data')) ??
  listUnder(['IncidentList'], (item) => recognise(item) !== null)(dig(value, 'CyberBlindspot'));

/** Digital-risk protection: one address for all vendors, each told by its records. */
export const drp: Format = { read, recognise, open };
