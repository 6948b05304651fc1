import type { Kind } from '../reading/kind.ts';
import { topics } from '../reading/topic.ts';

/** What digital-risk vendors call the kinds of risk, whichever vendor says it. From telling to vague. */
export const riskTopic = topics([
  [
    /sub ?domains? (?:vulnerable to )?(?:take ?over|hijack)|hijackable|dangling|take ?over (?:risk|vulnerab)/,
    'attack_surface',
    'subdomain_takeover',
  ],
  [/ransom|extortion|data leak site/, 'dark_web', 'ransomware_listing'],
  [
    /access (?:sale|for sale|offer|broker|market)|(?:initial|network|rdp|vpn) access\b.{0,20}(?:sale|sold|offer)|access sale|sells? access/,
    'dark_web',
    'access_sale',
  ],
  [/\bcards?\b|\bcarding\b|\bcvv|\bbins?\b|payment data|compromised card/, 'dark_web', 'card_leak'],
  [
    /mobile app|rogue app|fake app|malicious app|app(?:lication)? store|\bapk\b|unofficial app|applications? impersonat/,
    'brand',
    'fake_app',
  ],
  [/phish/, 'brand', 'phishing_site'],
  [
    /typo ?squat|look ?alike|similar domain|suspicious (?:sub)?domain|suspicious (?:email )?domain|cyber ?squat|homoglyph|homograph|impersonating (?:sub)?domain|domain (?:abuse|infring|squat|watch|imperson|fraud)|(?:sub)?domain infring|newly registered domain|registered (?:suspicious )?domain/,
    'brand',
    'typosquat',
  ],
  [
    /credential|password|stealer|info ?stealer|leaked? (?:account|log ?in|user)|compromised (?:account|employee|customer|user|endpoint|email|device|computer|machine|host)|account ?(?:take ?over|s? leak)|bot ?net|malware log|identity (?:novel )?exposure|combo ?list|stolen (?:log|account)|exposed (?:account|user)/,
    'dark_web',
    'credential_leak',
  ],
  [
    /source code|code (?:leak|repo)|repositor|git ?hub|git ?lab|bit ?bucket|docker|postman|api key|access key|secret|exposed key|private key|token/,
    'dark_web',
    'data_leak',
  ],
  [
    /fake (?:profile|account|job|page)|impersonat|social media|\bprofile\b|executive|\bvip\b|facebook|twitter|instagram|linked ?in|tik ?tok|you ?tube|whats ?app/,
    'brand',
    'fake_profile',
  ],
  [/\bcve\b|vulnerab|exploit|patching|zero ?day|\bkev\b|unpatched|outdated/, 'attack_surface', 'known_cve'],
  [/certificate|\bssl\b|tls ?cert/, 'attack_surface', 'certificate'],
  [/deface/, 'attack_surface', 'defacement'],
  [
    /bucket|cloud storage|\btls\b|exposed (?:file|cloud)|misconfig|\bdmarc\b|\bspf\b|\bdkim\b|dns ?sec|\bdns\b|header|\bhsts\b|\bcsp\b|x ?frame|https redirect|redirect chain|insecure|server software|desktop software|mail server|blacklist|domain ?expiry|missing https/,
    'attack_surface',
    'misconfiguration',
  ],
  [
    /\bports?\b|exposed (?:service|interface|asset|panel|web|system|host|database|device|login)|internet facing|open (?:port|service|database)|remote desktop|\brdp\b|\bsmb\b|\bvpn\b|admin panel|\basset discovery|new asset|shadow ?it|ip risk/,
    'attack_surface',
    'exposed_service',
  ],
  [
    /leak|breach|\bdump|dark ?web|deep ?web|\bdark\b|\btor\b|\bi2p\b|forum|market ?place|paste|telegram|discord|\birc\b|underground|hacker|hacktivis|cyber ?crime|mention|threat actor|exposed document|marked document|confidential|sensitive data|data exposure|disclosure/,
    'dark_web',
    'breach_mention',
  ],
  [
    /brand|trademark|logo|counterfeit|copyright|scam|fraud|gambling|mule|malicious ad|piracy|abuse|fake|domain/,
    'brand',
    'brand_abuse',
  ],
  [/physical/, 'brand', 'physical_threat'],
  [/third party|supply chain|vendor/, 'attack_surface', 'third_party_risk'],
  [/attack surface|infrastructure|network|exposure/, 'attack_surface', 'exposed_service'],
]);

/** Where no word is known: somebody outside said something about the customer. */
export const OTHER_RISK: Kind = { module: 'dark_web', category: 'breach_mention' };
