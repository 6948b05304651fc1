import type { Module } from '../../domain/incident.ts';
import { snakeCased } from '../reading/casing.ts';
import type { Kind } from '../reading/kind.ts';
import { limits } from '../reading/limit.ts';
import { say } from '../reading/sensor.ts';
import { tactic } from '../reading/tactic.ts';

const SERVICES: Readonly<Partial<Record<Module, readonly string[]>>> = {
  endpoint: [
    'microsoftDefenderForEndpoint',
    'windowsDefenderAtp',
    'windowsDefenderAv',
    'windowsDefenderSmartScreen',
    'microsoftDefenderATP',
    'MDATP',
    'antivirus',
    'smartScreen',
    'microsoft365Defender',
    'microsoftXdr',
    'microsoftDefenderXdr',
    'microsoftThreatExperts',
    'microsoftDefenderThreatIntelligenceAnalytics',
  ],
  identity: [
    'microsoftDefenderForIdentity',
    'azureAtp',
    'azureAdvancedThreatProtection',
    'azureAdIdentityProtection',
    'azureActiveDirectoryIdentityProtection',
    'aadIdentityProtection',
    'microsoftEntraIdProtection',
    'IPC',
  ],
  email: ['microsoftDefenderForOffice365', 'officeAtp', 'office365AdvancedThreatProtection', 'OATP'],
  cloud: [
    'microsoftDefenderForCloudApps',
    'microsoftCloudAppSecurity',
    'cloudAppSecurity',
    'MCAS',
    'appGovernancePolicy',
    'appGovernanceDetection',
    'microsoftAppGovernance',
    'appGovernance',
    'microsoftDefenderForCloud',
    'azureSecurityCenter',
    'azureDefender',
    'ASC',
    'dataLossPrevention',
    'microsoftDataLossPrevention',
    'microsoftPurviewDataLossPrevention',
    'officeDlp',
    'microsoftInsiderRiskManagement',
    'microsoftPurviewInsiderRiskManagement',
  ],
  network: ['microsoftDefenderForIoT', 'azureIot', 'microsoftSentinel', 'azureSentinel'],
};

const fold = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');
const MODULES = new Map(
  Object.entries(SERVICES).flatMap(([module, names]) =>
    names.map((name): [string, Module] => [fold(name), module as Module]),
  ),
);

/** The module of the first of several services that is known. */
export function serviceModule(...services: readonly unknown[]): Module | undefined {
  for (const service of services) {
    const name = say(service, limits.said);
    const module = name === undefined ? undefined : MODULES.get(fold(name));
    if (module !== undefined) return module;
  }
  return undefined;
}

/** Words that Microsoft's products use for a category or a determination, beside ATT&CK's tactics. */
const CATEGORIES = new Map([
  ['unwantedsoftware', 'unwanted_program'],
  ['potentiallyunwantedapplication', 'unwanted_program'],
  ['credentialtheft', 'credential_theft'],
  ['credentialstealing', 'credential_theft'],
  ['exploit', 'exploit_attempt'],
  ['webexploit', 'exploit_attempt'],
  ['backdoor', 'malware'],
  ['trojan', 'malware'],
  ['datalossprevention', 'data_leak'],
  ['dlp', 'data_leak'],
  ['apt', 'targeted_attack'],
  ['multistagedattack', 'multi_stage_attack'],
  ['multistage', 'multi_stage_attack'],
  ['compromiseduser', 'account_compromise'],
  ['compromisedaccount', 'account_compromise'],
  ['malicioususeractivity', 'insider_activity'],
]);
/** Say nothing of what an incident is about. */
const EMPTY = new Set(['none', 'unknown', 'other', 'notavailable', 'unknownfuturevalue', 'general', 'clean']);

/** Mail reaches a mailbox as phishing; "initial access" would say less than the analyst knows. */
const categoryIn = (module: Module, category: string): string =>
  module === 'email' && category === 'initial_access' ? 'phishing' : category;

const MODULE_OF_CATEGORY: Readonly<Record<string, Module>> = {
  phishing: 'email',
  account_compromise: 'identity',
  data_leak: 'cloud',
};

/** Module by the service that raised it, category by the first of several words that says something. */
export function microsoftKind(module: Module | undefined, ...words: readonly unknown[]): Partial<Kind> {
  for (const word of words) {
    const said = say(word, limits.said);
    const folded = said === undefined ? '' : fold(said);
    if (said === undefined || EMPTY.has(folded)) continue;
    const category = tactic(said) ?? CATEGORIES.get(folded) ?? snakeCased(said);
    if (category === undefined) continue;
    const at = module ?? MODULE_OF_CATEGORY[category] ?? 'endpoint';
    return { module: at, category: categoryIn(at, category) };
  }
  return { module: module ?? 'endpoint' };
}
