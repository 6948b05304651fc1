import { cef } from './cef.ts';
import { cortexXdr } from './cortex-xdr.ts';
import { crowdstrike } from './crowdstrike.ts';
import { darktrace } from './darktrace.ts';
import { drp } from './drp.ts';
import { elastic } from './elastic.ts';
import { generic } from './generic.ts';
import { googleSecops } from './google-secops.ts';
import { guardduty } from './guardduty.ts';
import { insightidr } from './insightidr.ts';
import { leef } from './leef.ts';
import { misp } from './misp.ts';
import { msGraph } from './ms-graph.ts';
import { native } from './native.ts';
import { ocsf } from './ocsf.ts';
import { proofpoint } from './proofpoint.ts';
import type { Format } from './reading/verdict.ts';
import { sentinel } from './sentinel.ts';
import { sentinelone } from './sentinelone.ts';
import { splunkAmong } from './splunk.ts';
import { stix } from './stix.ts';
import { suricata } from './suricata.ts';
import { syslogCarrying } from './syslog.ts';
import { thehive } from './thehive.ts';
import { visionOne } from './vision-one.ts';
import { wazuh } from './wazuh.ts';
import { wiz } from './wiz.ts';

/** In the order in which a record's format is recognised: from telling to vague. */
const events = {
  native,
  ocsf,
  'ms-graph': msGraph,
  sentinel,
  crowdstrike,
  sentinelone,
  'cortex-xdr': cortexXdr,
  elastic,
  insightidr,
  'vision-one': visionOne,
  darktrace,
  guardduty,
  wiz,
  proofpoint,
  'google-secops': googleSecops,
  thehive,
  misp,
  stix,
  drp,
  wazuh,
  suricata,
  cef,
  leef,
} as const satisfies Record<string, Format>;

/** Any line of text is syslog, and its message may be an event of any of the others. */
const syslog = syslogCarrying(events);
/** Splunk carries records of all of them, lines of syslog too. */
const splunk = splunkAmong({ ...events, syslog });

export const formats = { ...events, splunk, syslog, generic } as const satisfies Record<string, Format>;
export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as FormatName[];

/** Own names only: a path segment like `constructor` is no format. */
export const isFormat = (name: string): name is FormatName => Object.hasOwn(formats, name);
