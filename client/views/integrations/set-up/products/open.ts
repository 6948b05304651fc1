import type { Product } from '../product.ts';
import { sendFile } from './recipes.ts';

const RSYSLOG = `module(load="omhttp")
template(name="as_it_came" type="string" string="%rawmsg%")
action(
  type="omhttp"
  server="%HOST%" serverport="%PORT%" usehttps="%TLS%"
  restpath="api/v1/ingest/FORMAT"
  httpheaders=["Authorization: Bearer %KEY%"]
  httpcontenttype="text/plain"
  template="as_it_came"
  batch="on" batch.format="newline" batch.maxsize="500"
  retry="on"
  action.resumeRetryCount="-1"
  queue.type="LinkedList" queue.filename="watchfloor" queue.maxDiskSpace="1g" queue.saveOnShutdown="on"
)`;

const SYSLOG_NG = `destination d_watchfloor {
  http(
    url("%URL%")
    method("POST")
    headers("Authorization: Bearer %KEY%", "Content-Type: text/plain")
    body("\${RAWMSG}")
    delimiter("\\n")
    batch-lines(500) batch-timeout(1000)
    disk-buffer(reliable(yes) capacity-bytes(1073741824))
  );
};
# The source has to keep the message: network(… flags(store-raw-message));
log { source(s_network); destination(d_watchfloor); };`;

const relays = (format: string) => [
  {
    say: 'Let this server listen itself: set this in its environment and restart it. The lines then go to where this key belongs. With tcp:// and udp:// no certificate is needed, and nothing is private.',
    code: {
      name: '.env',
      text: 'SYSLOG_LISTEN=tls://0.0.0.0:6514?key=%KEY%&cert=/etc/watchfloor/cert.pem&cert_key=/etc/watchfloor/key.pem',
    },
  },
  {
    say: 'Or over HTTP, from the collector that your devices send to already: rsyslog. It keeps them on disk while this server is away.',
    code: { name: '/etc/rsyslog.d/90-watchfloor.conf', text: RSYSLOG.replace('FORMAT', format) },
  },
  {
    say: 'Or syslog-ng, version 3.31 or later.',
    code: { name: '/etc/syslog-ng/conf.d/watchfloor.conf', text: SYSLOG_NG },
  },
];

/** Formats that belong to no product, and programs of one’s own. */
export const open: readonly Product[] = [
  {
    id: 'native',
    name: 'Your own program',
    kind: 'open',
    format: 'native',
    also: 'native json curl http api script custom',
    about:
      'The console’s own vocabulary, for scripts and programs you write. Three fields make an incident; a later record with the same source and external_id updates it.',
    tenant: 'the field “tenant”, with the customer’s slug',
    steps: [
      {
        say: 'Send a first incident.',
        code: {
          name: 'Terminal',
          text: `curl %URL% \\
  -H 'Authorization: Bearer %KEY%' \\
  -H 'Content-Type: application/json' \\
  -d '{"external_id": "case-1", "title": "Unusual sign-in of an administrator", "severity": "high"}'`,
        },
      },
      {
        say: 'Say more where you know more. Close it with the same external_id and a status.',
        code: {
          name: 'A whole record',
          text: `{
  "external_id": "case-1",
  "source": "sign-in watch",
  "title": "Unusual sign-in of an administrator",
  "severity": "high",
  "status": "open",
  "module": "identity",
  "detected_at": "2026-01-31T14:05:00Z",
  "description": "First sign-in from this country in a year.",
  "assets": ["dc01.example.com"],
  "techniques": ["T1078"],
  "indicators": [{"type": "ip", "value": "203.0.113.7"}],
  "url": "https://idp.example.com/sign-ins/1"
}`,
        },
      },
    ],
  },
  {
    id: 'auto',
    name: 'Any format, recognised',
    kind: 'open',
    format: 'auto',
    also: 'automatic mixed detect several formats',
    about:
      'Each record’s format is recognised by what it holds. For a collector that passes on several products at once; where you know the product, its own address is stricter and tells you more when something is wrong.',
    steps: [sendFile('records.ndjson')],
  },
  {
    id: 'generic',
    name: 'Any other product',
    kind: 'open',
    format: 'generic',
    also: 'generic mapping json pointer unknown custom webhook',
    about:
      'A product that sends JSON of its own. Under Keys, open a key and build its mapping: paste a record, and click which of its fields is which.',
    tenant: 'the field you map to “tenant”',
    steps: [
      { say: 'Create a key, open it and choose “Build a mapping”.' },
      {
        say: 'Point the product’s webhook at this address with the same key.',
        code: {
          name: 'Webhook',
          text: `URL     %URL%
Method  POST
Header  Authorization: Bearer %KEY%
Header  Content-Type: application/json`,
        },
      },
    ],
  },
  {
    id: 'cef',
    name: 'CEF',
    kind: 'open',
    format: 'cef',
    also: 'common event format arcsight fortigate fortinet check point palo alto pan-os imperva trellix syslog firewall',
    about:
      'ArcSight’s Common Event Format, with or without a syslog header: firewalls, proxies and many others can write it.',
    tenant: 'the extension customer, tenant or customerExternalID',
    steps: relays('cef'),
  },
  {
    id: 'leef',
    name: 'LEEF',
    kind: 'open',
    format: 'leef',
    also: 'log event extended format qradar ibm syslog',
    about: 'QRadar’s Log Event Extended Format, 1.0 and 2.0, with or without a syslog header.',
    steps: relays('leef'),
  },
  {
    id: 'syslog',
    name: 'Syslog',
    kind: 'open',
    format: 'syslog',
    also: 'rsyslog syslog-ng rfc 5424 3164 bsd linux firewall',
    about:
      'Lines of RFC 5424 and RFC 3164. A message that is itself CEF, LEEF or the JSON of a product known here is read as that.',
    steps: relays('syslog'),
  },
  {
    id: 'ocsf',
    name: 'OCSF findings',
    kind: 'open',
    format: 'ocsf',
    also: 'open cybersecurity schema framework security lake security hub v2',
    about:
      'Findings (classes 2001 to 2006) of the Open Cybersecurity Schema Framework, 1.0 and later, from Amazon Security Lake or any product that speaks it.',
    tenant: '“metadata.tenant_uid”, else the cloud account',
    steps: [sendFile('findings.json')],
  },
];
