import { topics } from './topic.ts';

/** What names, types and tags that people and feeds give freely are about. From telling to vague. */
export const threatTopic = topics([
  [/\b(?:ransom\w*|lock ?bit|black ?cat|alphv|conti|akira)\b/, 'endpoint', 'ransomware'],
  [/\bcredential (?:dumping|access|theft|stealing)|\blsass|\bmimikatz/, 'identity', 'credential_theft'],
  [/\btypo ?squat|look ?alike domain|cybersquat/, 'brand', 'typosquat'],
  [
    /\b(?:credential|password|account)s? (?:leak|dump|breach)|leaked (?:credential|password|account)|\bstealer log/,
    'dark_web',
    'credential_leak',
  ],
  [/\bdata (?:leak|breach|dump)/, 'dark_web', 'breach_mention'],
  [/\bspear ?phish|\bphish|\bbusiness email compromise\b|\bbec\b|\bmalspam/, 'email', 'phishing'],
  [/\bspam\b/, 'email', 'spam'],
  [/\bdd?os\b|denial of service/, 'network', 'denial_of_service'],
  [/\bc2\b|\bc&c\b|\bcommand and control|\bcobalt ?strike|\bbeacon/, 'network', 'command_and_control'],
  [/\bexfiltrat/, 'network', 'data_leak'],
  [/\bbotnet/, 'network', 'malware_traffic'],
  [/\bbrute ?force|password spray/, 'identity', 'brute_force'],
  [
    /\bimpossible travel|\bcompromised (?:account|user|credential)|\baccount (?:takeover|compromise)|\bunauthori[sz]ed (?:login|access)/,
    'identity',
    'account_compromise',
  ],
  [/\blog ?in|\bsign ?in|authentication/, 'identity', 'failed_login'],
  [/\bcve \d{4}|\bvulnerab|\b0 ?day\b|\bzero ?day/, 'attack_surface', 'known_cve'],
  [
    /\bsql ?injection|\bsqli\b|\bxss\b|web ?shell|\bweb ?(?:application )?attack|deface/,
    'application',
    'web_attack',
  ],
  [/\bcrypto ?(?:min|jack)/, 'endpoint', 'cryptomining'],
  [/\bscan(?:ning|ner)?\b|\breconnaissance|\bport ?scan/, 'network', 'reconnaissance'],
  [/\b(?:s3 bucket|misconfigur)/, 'attack_surface', 'misconfiguration'],
  [/\b(?:aws|azure|gcp|cloud ?trail|kubernetes)\b/, 'cloud', 'cloud_audit'],
  [
    /\b(?:malware|trojan|backdoor|virus|worm|rat|loader|dropper|rootkit|spyware|info ?stealer|stealer|wiper|implant|downloader|edr)\b/,
    'endpoint',
    'malware',
  ],
  [/\bintrusion|\bids\b|\bids alert/, 'network', 'intrusion_detection'],
  [/\bmalicious (?:url|domain|site|website|ip|host)/, 'network', 'malicious_site'],
  [/\bapt ?\d|\bespionage|\bthreat ?actor/, 'network', 'targeted_attack'],
]);
