import type { Product } from '../product.ts';
import { poll, sendFile } from './recipes.ts';

const FALCON = `#!/usr/bin/env python3
# pip install crowdstrike-falconpy; run it every minute
import json, os, pathlib, urllib.request
from datetime import datetime, timedelta, timezone
from falconpy import Alerts

mark = pathlib.Path("/var/lib/falcon-to-watchfloor")
now = datetime.now(timezone.utc)
since = mark.read_text() if mark.exists() else (now - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
falcon = Alerts(client_id=os.environ["FALCON_CLIENT_ID"], client_secret=os.environ["FALCON_CLIENT_SECRET"])
offset = 0
while True:
    found = falcon.query_alerts_v2(
        filter=f"updated_timestamp:>='{since}'", sort="updated_timestamp|asc", limit=500, offset=offset)["body"]
    ids = found["resources"]
    if not ids:
        break
    alerts = falcon.get_alerts_v2(composite_ids=ids)["body"]["resources"]
    urllib.request.urlopen(urllib.request.Request("%URL%", data=json.dumps(alerts).encode(), headers={
        "Authorization": "Bearer %KEY%", "Content-Type": "application/json"}), timeout=30)
    offset += len(ids)
mark.write_text(now.strftime("%Y-%m-%dT%H:%M:%SZ"))`;

/** Endpoint protection and XDR. */
export const edr: readonly Product[] = [
  {
    id: 'defender-xdr',
    name: 'Microsoft Defender XDR',
    kind: 'edr',
    format: 'ms-graph',
    also: 'microsoft graph security 365 defender for endpoint event hub streaming mde alerts incidents',
    about:
      'Incidents and alerts of Microsoft Graph and the Defender APIs, and rows of AlertInfo and AlertEvidence as Defender streams them.',
    tenant: '“tenantId”: the Microsoft Entra tenant',
    connector: 'Microsoft Graph security',
    steps: [
      {
        say: 'Without anything to run: create a connector of kind “Microsoft Graph security”. Its app registration needs the application permissions SecurityIncident.Read.All and SecurityAlert.Read.All with admin consent.',
      },
      {
        say: 'Or stream: in the Defender portal under Settings → Microsoft Defender XDR → Streaming API, forward AlertInfo and AlertEvidence to an Event Hub. A Logic App with the trigger “When events are available in Event Hub” hands them on.',
        code: {
          name: 'HTTP action of the Logic App',
          text: `{
  "type": "Http",
  "inputs": {
    "method": "POST",
    "uri": "%URL%",
    "headers": {
      "Authorization": "Bearer %KEY%",
      "Content-Type": "application/json"
    },
    "body": "@base64ToString(triggerBody()?['ContentData'])",
    "retryPolicy": {"type": "exponential", "count": 6, "interval": "PT10S"}
  },
  "runAfter": {}
}`,
        },
      },
    ],
  },
  {
    id: 'crowdstrike',
    name: 'CrowdStrike Falcon',
    kind: 'edr',
    format: 'crowdstrike',
    also: 'falcon fusion soar event stream siem connector overwatch alerts detections',
    about: 'Alerts v1 and v2, detections, incidents, and events of the event stream.',
    tenant: 'the CID, so that each customer of Flight Control is told by theirs',
    steps: [
      {
        say: 'Alerts by the API: create an API client with the scope Alerts: Read, and let cron or a timer run this.',
        code: { name: '/usr/local/bin/falcon-to-watchfloor', text: FALCON },
      },
      {
        say: 'Or at once, by a Fusion SOAR workflow: trigger “Alert”, action “Cloud HTTP Request”, and the alert’s data as the body.',
        code: {
          name: 'Cloud HTTP Request',
          text: `Method   POST
Endpoint %URL%
Header   Authorization: Bearer %KEY%
Header   Content-Type: application/json`,
        },
      },
      {
        say: 'Or by the SIEM Connector with Vector behind it, which reads the event stream’s file.',
        code: {
          name: '/etc/vector/falcon.yaml',
          text: `sources:
  falcon:
    type: file
    include: [/var/log/crowdstrike/falconhoseclient/output]
    multiline: {mode: halt_before, start_pattern: '^\\{', condition_pattern: '^\\{', timeout_ms: 1000}
transforms:
  parsed:
    type: remap
    inputs: [falcon]
    source: '. = parse_json!(.message)'
sinks:
  watchfloor:
    type: http
    inputs: [parsed]
    uri: %URL%
    auth: {strategy: bearer, token: %KEY%}
    encoding: {codec: json}
    compression: gzip
    batch: {max_events: 500, timeout_secs: 1}`,
        },
      },
    ],
  },
  {
    id: 'sentinelone',
    name: 'SentinelOne Singularity',
    kind: 'edr',
    format: 'sentinelone',
    also: 'threats star unified alerts syslog cef2 webhook',
    about: 'Threats, STAR and unified alerts, and the activities that are one of these.',
    tenant: 'site or account of the agent',
    steps: [
      poll({
        name: 'sentinelone',
        request: [
          'curl -fsS "https://CONSOLE.sentinelone.net/web/api/v2.1/threats?updatedAt__gte=$since&limit=1000&sortBy=updatedAt"',
          "-H 'Authorization: ApiToken SENTINELONE_TOKEN'",
        ],
      }),
      {
        say: 'Or by syslog: under Settings → Integrations → SYSLOG choose CEF 2 and your collector, and let it pass the lines on as the page “CEF” shows.',
      },
    ],
  },
  {
    id: 'cortex-xdr',
    name: 'Palo Alto Cortex XDR',
    kind: 'edr',
    format: 'cortex-xdr',
    also: 'palo alto xsiam cortex cloud incidents issues cases',
    about: 'Incidents and alerts of Cortex XDR, cases and issues of XSIAM and Cortex Cloud.',
    steps: [
      {
        say: 'Under Settings → API Keys create a standard key with the role Viewer, and note its id.',
      },
      poll({
        name: 'cortex-xdr',
        stamp: '+%s000',
        request: [
          'curl -fsS https://api-TENANT.xdr.REGION.paloaltonetworks.com/public_api/v1/incidents/get_incidents',
          "-H 'x-xdr-auth-id: KEY_ID' -H 'Authorization: CORTEX_KEY' -H 'Content-Type: application/json'",
          '-d "{\\"request_data\\":{\\"filters\\":[{\\"field\\":\\"modification_time\\",\\"operator\\":\\"gte\\",\\"value\\":$since}],\\"search_from\\":0,\\"search_to\\":100}}"',
        ],
      }),
    ],
  },
  {
    id: 'vision-one',
    name: 'Trend Vision One',
    kind: 'edr',
    format: 'vision-one',
    also: 'trend micro workbench observed attack techniques oat',
    about: 'Workbench alerts and observed attack techniques.',
    steps: [
      poll({
        name: 'vision-one',
        request: [
          'curl -fsS "https://api.REGION.xdr.trendmicro.com/v3.0/workbench/alerts?startDateTime=$since&dateTimeTarget=updatedDateTime"',
          "-H 'Authorization: Bearer VISION_ONE_KEY'",
        ],
      }),
    ],
  },
  {
    id: 'other-edr',
    name: 'Another endpoint product',
    kind: 'edr',
    format: 'generic',
    also: 'sophos carbon black cybereason trellix bitdefender eset withsecure harfanglab tanium',
    about:
      'Sophos, Carbon Black, Cybereason, Trellix, Bitdefender, ESET and others: by CEF over syslog where they offer it, else as JSON with a mapping.',
    tenant: 'the field you map to “tenant”',
    steps: [
      {
        say: 'If it writes CEF or LEEF, follow those pages. Otherwise build a mapping under Keys and post its JSON.',
      },
      sendFile('alert.json'),
    ],
  },
];
