import type { IndicatorType } from '../../../shared/domain/indicator.ts';

export const typeWord: Record<IndicatorType, string> = {
  ip: 'IP address',
  cidr: 'Network',
  domain: 'Domain',
  url: 'URL',
  email: 'E-mail',
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  cve: 'CVE',
  filename: 'File name',
  wallet: 'Wallet',
  actor: 'Actor',
  malware: 'Malware',
  technique: 'Technique',
  other: 'Other',
};

export const wordOfType = (type: string): string => (typeWord as Record<string, string>)[type] ?? type;
