import { describe, expect, it } from 'vitest';
import { riskTopic } from '../../../shared/formats/drp/topic.ts';
import { line, paragraphs, spoken } from '../../../shared/formats/reading/prose.ts';
import { threatTopic } from '../../../shared/formats/reading/threat-topic.ts';
import { topics } from '../../../shared/formats/reading/topic.ts';

describe('topics', () => {
  const colour = topics([
    [/\bdeep red\b/, 'network', 'deep_red'],
    [/\bred\b/, 'email', 'red'],
  ]);

  it('takes the first row that fits, and the first text before the second', () => {
    expect(colour('a deep_red-thing')).toEqual({ module: 'network', category: 'deep_red' });
    expect(colour('DeepRed')).toEqual({ module: 'network', category: 'deep_red' });
    expect(colour('blue', 'Red')).toEqual({ module: 'email', category: 'red' });
    expect(colour('blue', 7, undefined)).toBeUndefined();
  });

  it('looks at the front of a text, and remembers no more than it should', () => {
    expect(colour(`${'x '.repeat(1_000)}red`)).toBeUndefined();
    for (let n = 0; n < 5_000; n++) expect(colour(`word ${n}`)).toBeUndefined();
    expect(colour('red')).toEqual({ module: 'email', category: 'red' });
  });
});

it.each([
  ['compromised_customer_credentials', 'dark_web', 'credential_leak'],
  ['Stolen Credentials On Dark Web Bot Market', 'dark_web', 'credential_leak'],
  ['phishing_website', 'brand', 'phishing_site'],
  ['hijackable_subdomains', 'attack_surface', 'subdomain_takeover'],
  ['impersonating-domain-alert', 'brand', 'typosquat'],
  ['Domain/Subdomain Infringements', 'brand', 'typosquat'],
  ['Rogue Mobile App', 'brand', 'fake_app'],
  ['Social Media Fraud', 'brand', 'fake_profile'],
  ['Compromised Cards', 'dark_web', 'card_leak'],
  ['Malware Logs', 'dark_web', 'credential_leak'],
  ['exposed-port-incident', 'attack_surface', 'exposed_service'],
  ['certificate-issue-incident', 'attack_surface', 'certificate'],
  ['exposed-access-key-alert', 'dark_web', 'data_leak'],
  ['Ransomware listing', 'dark_web', 'ransomware_listing'],
  ['Initial Access for Sale', 'dark_web', 'access_sale'],
  ['cyber_vulnerability', 'attack_surface', 'known_cve'],
  ['code_repo_leakage', 'dark_web', 'data_leak'],
  ['spf_record_missing', 'attack_surface', 'misconfiguration'],
])('digital risk: %s', (word, module, category) => expect(riskTopic(word)).toEqual({ module, category }));

it.each([
  ['Spearphishing against finance', 'email', 'phishing'],
  ['LSASS memory read', 'identity', 'credential_theft'],
  ['LockBit affiliate', 'endpoint', 'ransomware'],
  ['DDoS of the shop', 'network', 'denial_of_service'],
  ['Beaconing to C2', 'network', 'command_and_control'],
  ['CVE-2024-3094 in xz', 'attack_surface', 'known_cve'],
])('threats: %s', (word, module, category) => expect(threatTopic(word)).toEqual({ module, category }));

describe('prose', () => {
  it('joins texts as paragraphs, each once', () => {
    expect(paragraphs(100, 'a', undefined, ' ', 'b', 'a', 5)).toBe('a\n\nb\n\n5');
    expect(paragraphs(3, 'aaaa')).toBe('aa…');
    expect(paragraphs(3, null, {})).toBeUndefined();
  });

  it('takes the first line, and speaks words', () => {
    expect(line('one\ntwo', 10)).toBe('one');
    expect(line(null, 10)).toBeUndefined();
    expect(spoken('leaked_credentials')).toBe('Leaked credentials');
  });
});
