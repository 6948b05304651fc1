import type { Product } from '../product.ts';
import { sendFile } from './recipes.ts';

const DARKTRACE = `#!/usr/bin/env python3
# run it every minute
import hashlib, hmac, json, pathlib, time, urllib.request

HOST, PUBLIC, PRIVATE = "https://DARKTRACE_HOST", "PUBLIC_TOKEN", "PRIVATE_TOKEN"
mark = pathlib.Path("/var/lib/darktrace-to-watchfloor")
now = int(time.time() * 1000)
since = mark.read_text().strip() if mark.exists() else str(now - 3_600_000)
path = f"/aianalyst/incidentevents?starttime={since}&endtime={now}"
date = time.strftime("%Y%m%dT%H%M%S", time.gmtime())
signature = hmac.new(PRIVATE.encode(), f"{path}\\n{PUBLIC}\\n{date}".encode(), hashlib.sha1).hexdigest()
events = urllib.request.urlopen(urllib.request.Request(HOST + path, headers={
    "DTAPI-Token": PUBLIC, "DTAPI-Date": date, "DTAPI-Signature": signature}), timeout=30).read()
if json.loads(events):
    urllib.request.urlopen(urllib.request.Request("%URL%", data=events, headers={
        "Authorization": "Bearer %KEY%", "Content-Type": "application/json"}), timeout=30)
mark.write_text(str(now))`;

/** What watches networks. */
export const network: readonly Product[] = [
  {
    id: 'suricata',
    name: 'Suricata',
    kind: 'network',
    format: 'suricata',
    also: 'eve.json ids ips selks security onion vector filebeat fluent bit logstash',
    about:
      'Alerts of eve.json. Flows, DNS and the rest are not needed: filter them out, as these examples do. Severity 1 is the worst in Suricata and is read so.',
    tenant: 'the field “tenant”, which Suricata’s multi-tenancy writes as tenant_id',
    steps: [
      {
        say: 'With Vector.',
        code: {
          name: '/etc/vector/suricata.yaml',
          text: `sources:
  eve:
    type: file
    include: [/var/log/suricata/eve.json]
transforms:
  alerts:
    type: filter
    inputs: [eve]
    condition: 'contains(string!(.message), "\\"event_type\\":\\"alert\\"")'
sinks:
  watchfloor:
    type: http
    inputs: [alerts]
    uri: %URL%
    auth: {strategy: bearer, token: %KEY%}
    request: {headers: {Content-Type: application/x-ndjson}}
    framing: {method: newline_delimited}
    encoding: {codec: text}
    compression: gzip
    batch: {max_events: 500, timeout_secs: 1}`,
        },
      },
      {
        say: 'Or with Fluent Bit.',
        code: {
          name: '/etc/fluent-bit/fluent-bit.conf',
          text: `[INPUT]
    Name      tail
    Path      /var/log/suricata/eve.json
    Parser    json
    DB        /var/lib/fluent-bit/eve.db
[FILTER]
    Name      grep
    Match     *
    Regex     event_type ^alert$
[OUTPUT]
    Name      http
    Match     *
    Host      %HOST%
    Port      %PORT%
    tls       %TLS%
    URI       /api/v1/ingest/suricata
    Format    json_lines
    json_date_key false
    compress  gzip
    Header    Authorization Bearer %KEY%`,
        },
      },
      {
        say: 'Or with Filebeat: it has no HTTP output, so Logstash takes its events and posts them.',
        code: {
          name: 'Logstash pipeline',
          text: `input { beats { port => 5044 } }
filter {
  json { source => "message" }
  if [event_type] != "alert" { drop {} }
}
output {
  http {
    url => "%URL%"
    http_method => "post"
    format => "json_batch"
    headers => { "Authorization" => "Bearer %KEY%" }
  }
}`,
        },
      },
    ],
  },
  {
    id: 'darktrace',
    name: 'Darktrace',
    kind: 'network',
    format: 'darktrace',
    also: 'ai analyst model breach threat visualizer',
    about: 'Incident events of AI Analyst, model breaches, and alerts of the appliances.',
    steps: [
      {
        say: 'Create an API token under System Config → Settings, and let cron or a timer run this.',
        code: { name: '/usr/local/bin/darktrace-to-watchfloor', text: DARKTRACE },
      },
      {
        say: 'Or by syslog: under System Config → Modules → Workflow Integrations choose Syslog JSON and your collector, and let it pass the lines on as the page “Syslog” shows.',
      },
    ],
  },
  {
    id: 'firewall',
    name: 'Firewalls and proxies',
    kind: 'network',
    format: 'cef',
    also: 'fortigate fortinet check point palo alto pan-os cisco sophos sonicwall zscaler forcepoint vectra extrahop',
    about:
      'FortiGate, PAN-OS, Check Point, Zscaler, Vectra and others write CEF over syslog. Their collector passes it on.',
    steps: [
      {
        say: 'FortiGate, as an example: send CEF to your collector, then follow the page “CEF”.',
        code: {
          name: 'FortiGate console',
          text: `config log syslogd setting
  set status enable
  set server COLLECTOR_ADDRESS
  set format cef
end`,
        },
      },
      sendFile('events.cef'),
    ],
  },
];
