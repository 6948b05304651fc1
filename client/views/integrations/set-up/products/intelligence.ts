import type { Product } from '../product.ts';
import { poll, sendFile } from './recipes.ts';

/** Case management and threat intelligence. */
export const intelligence: readonly Product[] = [
  {
    id: 'thehive',
    name: 'TheHive',
    kind: 'cases',
    format: 'thehive',
    also: 'strangebee cortex webhook alerts cases',
    about: 'Alerts and cases of TheHive 4 and 5, as they are created, changed and closed.',
    tenant: 'the organisation in TheHive',
    steps: [
      {
        say: 'Declare the endpoint and restart TheHive. In version 5 the same can be entered under Organisation → Endpoints.',
        code: {
          name: '/etc/thehive/application.conf',
          text: `notification.webhook.endpoints = [
  {
    name: watchfloor
    url: "%URL%"
    version: 0
    wsConfig: {}
    auth: {type: "bearer", key: "%KEY%"}
    includedTheHiveOrganisations: ["*"]
    excludedTheHiveOrganisations: []
  }
]`,
        },
      },
      {
        say: 'Turn the notification on, as an org-admin of each organisation.',
        code: {
          name: 'Terminal',
          text: `curl -X PUT https://THEHIVE/api/config/organisation/notification \\
  -H 'Authorization: Bearer THEHIVE_API_KEY' \\
  -H 'Content-Type: application/json' \\
  -d '{"value": [{"delegate": false, "trigger": {"name": "AnyEvent"}, "notifier": {"name": "webhook", "endpoint": "watchfloor"}}]}'`,
        },
      },
    ],
  },
  {
    id: 'misp',
    name: 'MISP',
    kind: 'intelligence',
    format: 'misp',
    also: 'events attributes zmq workflow restsearch',
    about: 'Published events with their attributes, which become indicators.',
    tenant: 'the organisation of the event',
    steps: [
      poll({
        name: 'misp',
        stamp: '+%s',
        request: [
          'curl -fsS https://MISP/events/restSearch',
          "-H 'Authorization: MISP_AUTH_KEY' -H 'Accept: application/json' -H 'Content-Type: application/json'",
          '-d "{\\"returnFormat\\":\\"json\\",\\"published\\":1,\\"publish_timestamp\\":\\"$since\\"}"',
        ],
      }),
    ],
  },
  {
    id: 'stix',
    name: 'STIX and TAXII',
    kind: 'intelligence',
    format: 'stix',
    also: 'taxii opencti anomali threatconnect bundle indicators sightings',
    about: 'Bundles of STIX 2.0 and 2.1: incidents, sightings and indicators.',
    connector: 'TAXII 2.1',
    steps: [
      {
        say: 'From a TAXII 2.1 server, nothing has to be run: create a connector of kind “TAXII 2.1” with the address of its API root and the collection.',
      },
      sendFile('bundle.json'),
    ],
  },
];
