import type { Product, Step } from '../product.ts';
import { poll, sendFile, webhook } from './recipes.ts';

const vendor = (
  id: string,
  name: string,
  about: string,
  steps: readonly Step[],
  more: { also?: string; tenant?: string; connector?: string } = {},
): Product => ({ id, name, kind: 'digital_risk', format: 'drp', about, steps, ...more });

const EXPORT = sendFile('alerts.json');

/** Digital-risk protection: one address for all vendors, each told by its records. */
export const digitalRisk: readonly Product[] = [
  vendor(
    'cyberxtron',
    'CyberXTron',
    'Incidents and findings: dark web, brand, attack surface.',
    [
      {
        say: 'Nothing has to be run: create a connector of kind “CyberXTron” with its address and your API token.',
      },
      EXPORT,
    ],
    { also: 'shadowspot threatbolt', connector: 'CyberXTron' },
  ),
  vendor(
    'zerofox',
    'ZeroFox',
    'Alerts on impersonation, fraud, leaks and takedowns.',
    [
      poll({
        name: 'zerofox',
        request: [
          'curl -fsS "https://api.zerofox.com/1.0/alerts/?last_modified_min_date=$since&limit=100"',
          "-H 'Authorization: Token ZEROFOX_TOKEN'",
        ],
      }),
    ],
    { tenant: 'the entity’s group' },
  ),
  vendor(
    'recorded-future',
    'Recorded Future',
    'Alerts and playbook alerts.',
    [
      poll({
        name: 'recorded-future',
        request: [
          'curl -fsS "https://api.recordedfuture.com/v3/alerts/?triggered=%5B$since,%5D&limit=100"',
          "-H 'X-RFToken: RECORDED_FUTURE_TOKEN'",
        ],
      }),
    ],
    { also: 'playbook alerts', tenant: 'the owner organisation' },
  ),
  vendor('group-ib', 'Group-IB Digital Risk Protection', 'Violations: scam, piracy, phishing, data leaks.', [
    EXPORT,
  ]),
  vendor('socradar', 'SOCRadar', 'Incidents of the Incident API.', [
    poll({
      name: 'socradar',
      stamp: '+%s',
      request: [
        'curl -fsS "https://platform.socradar.com/api/company/COMPANY_ID/incidents/v4?start_date=$since&limit=100"',
        "-H 'API-Key: SOCRADAR_KEY'",
      ],
    }),
  ]),
  vendor(
    'cyberint',
    'Cyberint (Check Point ERM)',
    'Alerts of the Argos platform.',
    [webhook('Under Integrations → Webhooks add this address, or send what the alerts API answers.'), EXPORT],
    { also: 'argos check point external risk', tenant: 'the environment' },
  ),
  vendor('cyble', 'Cyble Vision', 'Alerts of the Vision API.', [EXPORT]),
  vendor('ctm360', 'CTM360 CyberBlindspot', 'Incidents of CyberBlindspot and HackerView.', [EXPORT], {
    also: 'hackerview cbs',
  }),
  vendor(
    'digital-shadows',
    'ReliaQuest Digital Shadows',
    'Incidents and alerts of SearchLight and its triage.',
    [EXPORT],
    { also: 'searchlight greymatter' },
  ),
  vendor('intsights', 'Rapid7 Threat Command', 'Alerts of Threat Command, formerly IntSights.', [EXPORT], {
    also: 'intsights',
  }),
  vendor('cybersixgill', 'Cybersixgill', 'Actionable alerts.', [EXPORT], { also: 'bitsight dark web' }),
  vendor('usta', 'PRODAFT USTA', 'Notifications of USTA: stolen accounts, cards, phishing.', [EXPORT]),
  vendor('bitsight', 'Bitsight', 'Alerts and findings of security ratings.', [EXPORT], { also: 'ratings' }),
  vendor('securityscorecard', 'SecurityScorecard', 'Events of scorecards.', [EXPORT], { also: 'ratings' }),
];
