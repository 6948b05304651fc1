import type { Product } from '../product.ts';
import { poll, sendFile } from './recipes.ts';

const WAZUH_SCRIPT = `#!/usr/bin/env python3
# integratord calls: script, file with the alert, api_key, hook_url
import sys, urllib.request

alert_file, key, url = sys.argv[1:4]
with open(alert_file, "rb") as alert:
    request = urllib.request.Request(url, data=alert.read(), headers={
        "Authorization": "Bearer " + key,
        "Content-Type": "application/json",
    })
urllib.request.urlopen(request, timeout=10)`;

const SPLUNK_ACTION = `[watchfloor]
is_custom = 1
label = Send to Watchfloor
description = One incident for each result
payload_format = json
param.url = %URL%
param.key = %KEY%`;

const SPLUNK_SCRIPT = `import csv, gzip, json, sys, urllib.request

alert = json.load(sys.stdin)
settings = alert["configuration"]
with gzip.open(alert["results_file"], "rt", newline="") as results:
    events = [json.dumps({"event": row, "source": alert["search_name"]}) for row in csv.DictReader(results)]
request = urllib.request.Request(settings["url"], data="\\n".join(events).encode(), headers={
    "Authorization": "Splunk " + settings["key"],
})
urllib.request.urlopen(request, timeout=30)`;

/** SIEMs. */
export const siem: readonly Product[] = [
  {
    id: 'wazuh',
    name: 'Wazuh',
    kind: 'siem',
    format: 'wazuh',
    also: 'ossec integratord ossec.conf manager',
    about:
      'Alerts of a Wazuh manager, 3.x and 4.x. What recurs on the same agent is counted as occurrences of one incident.',
    tenant: 'the agent label “customer” or “tenant”',
    steps: [
      {
        say: 'On the manager, save this script. Its name has to begin with “custom-”.',
        code: { name: '/var/ossec/integrations/custom-watchfloor', text: WAZUH_SCRIPT },
      },
      {
        say: 'Let the integrator run it for alerts from level 7 up.',
        code: {
          name: '/var/ossec/etc/ossec.conf',
          text: `<integration>
  <name>custom-watchfloor</name>
  <hook_url>%URL%</hook_url>
  <api_key>%KEY%</api_key>
  <level>7</level>
  <alert_format>json</alert_format>
</integration>`,
        },
      },
      {
        say: 'Set the owner and restart the manager.',
        code: {
          name: 'Terminal',
          text: `chmod 750 /var/ossec/integrations/custom-watchfloor
chown root:wazuh /var/ossec/integrations/custom-watchfloor
systemctl restart wazuh-manager`,
        },
      },
      {
        say: 'One manager for several customers: label the agents, and use a key of the provider.',
        code: {
          name: 'agent.conf of a group',
          text: `<agent_config>
  <labels>
    <label key="customer">CUSTOMER_SLUG</label>
  </labels>
</agent_config>`,
        },
      },
    ],
  },
  {
    id: 'splunk',
    name: 'Splunk Enterprise Security',
    kind: 'siem',
    format: 'splunk',
    path: '/services/collector/event',
    also: 'hec http event collector notable alert action phantom soar',
    about:
      'Notables and results of searches. This server speaks Splunk’s own HTTP Event Collector, acknowledgement included: whatever can send to a HEC can send here.',
    tenant: 'the field “tenant” or “tenant_id” of the result',
    steps: [
      {
        say: 'An alert action of your own, on the search head.',
        code: { name: 'etc/apps/watchfloor/default/alert_actions.conf', text: SPLUNK_ACTION },
      },
      {
        say: 'Its program sends each result as an event.',
        code: { name: 'etc/apps/watchfloor/bin/watchfloor.py', text: SPLUNK_SCRIPT },
      },
      {
        say: 'Restart the search head and add “Send to Watchfloor” to the correlation searches. To try the address first:',
        code: {
          name: 'Terminal',
          text: `curl %URL% \\
  -H 'Authorization: Splunk %KEY%' \\
  -d '{"event": {"rule_name": "Access - Brute Force - Rule", "urgency": "high", "dest": "dc01", "event_id": "try-1"}}'`,
        },
      },
    ],
  },
  {
    id: 'elastic',
    name: 'Elastic Security',
    kind: 'siem',
    format: 'elastic',
    also: 'kibana elasticsearch detection rule webhook connector',
    about:
      'Detection alerts of Kibana 7 to 9 and alerts of Elastic Defend, through Kibana’s Webhook connector.',
    tenant: 'the label “tenant” of the alert, else the Kibana space',
    steps: [
      {
        say: 'In Kibana, under Stack Management → Connectors, create a connector of type Webhook.',
        code: {
          name: 'Connector',
          text: `Method          POST
URL             %URL%
Authentication  None
HTTP header     Authorization: Bearer %KEY%
HTTP header     Content-Type: application/json`,
        },
      },
      {
        say: 'Add it as an action to the detection rules, for each rule run, with this body (Kibana 8.8 and later).',
        code: { name: 'Body', text: '{"alerts": {{{context.alerts.asJSON}}}}' },
      },
      {
        say: 'Before 8.8, send the alerts one a line, and Content-Type application/x-ndjson.',
        code: { name: 'Body', text: '{{#context.alerts}}{{{.}}}\n{{/context.alerts}}' },
      },
    ],
  },
  {
    id: 'sentinel',
    name: 'Microsoft Sentinel',
    kind: 'siem',
    format: 'sentinel',
    also: 'azure logic app playbook automation rule securityinsights',
    about: 'Incidents as they are created and as they change, by a playbook that an automation rule runs.',
    tenant: 'the workspace of the incident',
    steps: [
      {
        say: 'Create a playbook with the trigger “Microsoft Sentinel incident” and add an HTTP action. In its code view:',
        code: {
          name: 'Action of the Logic App',
          text: `{
  "type": "Http",
  "inputs": {
    "method": "POST",
    "uri": "%URL%",
    "headers": {
      "Authorization": "Bearer %KEY%",
      "Content-Type": "application/json"
    },
    "body": "@triggerBody()",
    "retryPolicy": {"type": "exponential", "count": 6, "interval": "PT10S"}
  },
  "runAfter": {}
}`,
        },
      },
      {
        say: 'Under Automation, create two rules that run the playbook: one “When incident is created”, one “When incident is updated”. The second carries status, owner and closing.',
      },
      {
        say: 'Give “Microsoft Sentinel” the role Microsoft Sentinel Automation Contributor on the playbook’s resource group, and turn on secure inputs of the HTTP action so that run histories do not show the key.',
      },
    ],
  },
  {
    id: 'google-secops',
    name: 'Google SecOps (Chronicle)',
    kind: 'siem',
    format: 'google-secops',
    also: 'chronicle siemplify udm detections',
    about: 'Detections and cases. A playbook of SecOps SOAR posts them as they are created.',
    steps: [
      {
        say: 'Install the integration HTTP V2 from the Content Hub, and add its action “Execute HTTP Request” to the playbook that runs for every alert.',
        code: {
          name: 'Execute HTTP Request',
          text: `Method           POST
URL Path         %URL%
Headers          {"Authorization": "Bearer %KEY%", "Content-Type": "application/json"}
Body Payload     the detection as JSON`,
        },
      },
      sendFile('detections.json'),
    ],
  },
  {
    id: 'insightidr',
    name: 'Rapid7 InsightIDR',
    kind: 'siem',
    format: 'insightidr',
    also: 'rapid7 insightconnect investigations mdr',
    about: 'Investigations and alerts of both API versions.',
    tenant: 'the organisation of the investigation',
    steps: [
      poll({
        name: 'insightidr',
        request: [
          'curl -fsS "https://REGION.api.insight.rapid7.com/idr/v2/investigations?start_time=$since&size=100"',
          "-H 'X-Api-Key: RAPID7_API_KEY'",
        ],
      }),
    ],
  },
  {
    id: 'qradar',
    name: 'IBM QRadar',
    kind: 'siem',
    format: 'leef',
    also: 'offense leef ibm',
    about: 'Events that a QRadar rule or a forwarding destination passes on as LEEF.',
    steps: [
      {
        say: 'Under Admin → Forwarding Destinations, add your rsyslog collector, event format “Payload”, and choose it in the response of the rules. Then let the collector pass the lines on as the page “LEEF” shows.',
      },
      sendFile('events.leef'),
    ],
  },
];
