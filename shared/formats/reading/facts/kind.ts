import type { Module } from '../../../domain/incident.ts';
import type { Kind } from '../kind.ts';
import { topics } from '../topic.ts';

/** What the names of events and their categories are about, most telling first. */
const eventTopic = topics([
  [/\bransom/, 'endpoint', 'ransomware'],
  [/\bphish|\bbusiness email compromise|\bspoof(?:ed|ing) (?:mail|email|sender)/, 'email', 'phishing'],
  [/\bspam\b|\bgraymail/, 'email', 'spam'],
  [
    /\bbrute ?force|\bpassword spray|\bmultiple .{0,40}log ?on failure|\bcredential stuffing/,
    'identity',
    'brute_force',
  ],
  [
    /\bmimikatz|\bcredential (?:theft|dump|access)|\bhktl|\bkerberoast|\bdcsync|\bpass the (?:hash|ticket)/,
    'identity',
    'credential_theft',
  ],
  [
    /\b(?:fail(?:ed|ure)|invalid|denied|rejected|bad|unsuccessful)\b.{0,40}\b(?:log ?[io]n|log ?on|sign ?in|authentication|password|user)\b|\b(?:log ?[io]n|logon|sign ?in|authentication|password|user)\b.{0,40}\b(?:fail(?:ed|ure|ures)?|invalid|denied|rejected|unsuccessful)\b/,
    'identity',
    'failed_login',
  ],
  [
    /\bc2\b|\bc&c\b|\bcnc\b|\bcommand and control|\bcall ?back|\bbotnet|\bbot\b|\bbeacon/,
    'network',
    'command_and_control',
  ],
  [/\bcoin ?miner|\bcrypto ?(?:min|jack)/, 'endpoint', 'cryptomining'],
  [/\brootkit/, 'endpoint', 'rootkit'],
  [
    /\bspyware|\bgrayware|\badware|\badw\b|\brisk ?ware|\bpua\b|\bpup\b|\bunwanted/,
    'endpoint',
    'unwanted_program',
  ],
  [
    /\bmalware|\bmalicious (?:file|object|code|process|activity)|\btrojan|\bvirus|\bworm\b|\beicar|\bbackdoor|\bhack ?tool|\bmalop|\binfect|\bvirtual analyzer|\bsandbox/,
    'endpoint',
    'malware',
  ],
  [
    /\bsql ?i(?:njection)?\b|\bxss\b|\bcross site|\bremote file inclusion|\b(?:path|directory) traversal|\billegal resource access|\bweb ?(?:application )?attack|\bbad bots?\b|\bwaf\b/,
    'application',
    'web_attack',
  ],
  [/\bdd?os\b|\bdenial of service|\bflood\b/, 'network', 'denial_of_service'],
  [/\bdata (?:loss|leak|exfiltration)|\bdlp\b|\bexfiltrat|\binsider/, 'network', 'data_leak'],
  [
    /\bport ?scan|\bhost sweep|\breconn?aissance|\b(?:network|vulnerability) scan|\bscanning\b|\bip sweep/,
    'network',
    'reconnaissance',
  ],
  [/\bbehaviou?r monitoring|\battack discovery/, 'endpoint', 'process_activity'],
  [
    /\bexploit|\bvulnerabilit|\bcve \d{4}|\boverflow|\bcode execution|\bprivilege escalation|\bintrusion|\bips\b|\bids\b|\battack/,
    'network',
    'exploit_attempt',
  ],
  [
    /\bmalicious (?:internet|communication|url|domain|site|ip)|\bweb ?reputation|\bwrs\b|\bgeo protection|\bgeo location|\bblocked (?:site|country|url)|\bsuspicious (?:domain|url|connection|communication|traffic)|\bdomain match/,
    'network',
    'suspicious_traffic',
  ],
  [
    /\b(?:application|device (?:access )?) ?control|\bpolicy violation|\bviolation|\burl filter|\bcontent filter/,
    'endpoint',
    'policy_violation',
  ],
  [
    /\b(?:user|account|group|member)\b.{0,40}\b(?:add|create|delete|remove|change|modif|enable|disable|lock)|\b(?:add|create|delete|remove|update|lock)\w*\b.{0,40}\b(?:user|account|group|member)\b/,
    'identity',
    'account_change',
  ],
  [
    /\bsudo\b|\bsu root|\bprivileged|\b(?:retrieve|use|reset|change|show|copy) (?:\w+ )?password|\bkeystroke|\bpsm\b|\bsafe\b/,
    'identity',
    'privilege_use',
  ],
  [
    /\blog ?(?:in|on|off|out)\b|\bsign ?in|\bauthenticat|\bsession (?:opened|closed)|\bvpn\b|\buser ?id\b/,
    'identity',
    'login',
  ],
  [/\b(?:config\w*|settings?|change event|device change)\b/, 'network', 'configuration_change'],
  [
    /\bfirewall|\btraffic\b|\bconnection|\baccept(?:ed)?\b|\bden(?:y|ied)\b|\bdrop(?:ped)?\b|\bdiscard/,
    'network',
    'firewall',
  ],
]);

/** What kind of product reports, where the event's own words say nothing. */
const productTopic = topics([
  [/\bfire ?wall|\bvpn 1\b|\bngfw|\bfortigate|\bxtm\b|\bpan os|\basa\b|\bftd\b/, 'network', 'firewall'],
  [/mail\b|\besa\b|\bproofpoint|\bmimecast|\bexchange/, 'email', 'mail_server'],
  [
    /\bwaf\b|\bweb application|\bincapsula|\bimperva|\bnetscaler|\bbig ip|\basm\b/,
    'application',
    'web_attack',
  ],
  [
    /\bvault\b|\bcyber ?ark|\bpam\b|\bidentity|\bactive directory|\bokta|\bdefender for identity|\bata\b|\bclearpass/,
    'identity',
    'account_activity',
  ],
  [/\bcloud|\baws\b|\bazure|\bgcp\b|\bkubernetes|\boffice/, 'cloud', 'cloud_audit'],
  [
    /\bendpoint|\bagent\b|\bapex\b|\bantivirus|\banti virus|\bedr\b|\bxdr\b|\bkaspersky|\bdeep security|\bcybereason|\bsentinel/,
    'endpoint',
    'host_event',
  ],
]);

const OTHERWISE: Kind = { module: 'network', category: 'security_event' };

/** What an event is about, by its own words in the order given, or else by its product. */
export function factsKind(
  product: string,
  ...said: readonly (string | undefined)[]
): { readonly module: Module; readonly category: string } {
  return eventTopic(...said) ?? productTopic(product) ?? eventTopic(product) ?? OTHERWISE;
}
