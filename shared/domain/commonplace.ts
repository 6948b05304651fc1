import { isInside } from './address.ts';
import type { Indicator } from './incident.ts';

/** Resolvers that anybody may ask; https://www.iana.org and the operators' own pages. */
const RESOLVERS = new Set([
  '1.0.0.1',
  '1.1.1.1',
  '1.1.1.2',
  '1.1.1.3',
  '8.8.4.4',
  '8.8.8.8',
  '9.9.9.9',
  '9.9.9.10',
  '9.9.9.11',
  '149.112.112.112',
  '208.67.220.220',
  '208.67.222.222',
  '4.2.2.1',
  '4.2.2.2',
  '64.6.64.6',
  '64.6.65.6',
  '77.88.8.8',
  '94.140.14.14',
  '94.140.15.15',
  '114.114.114.114',
  '2001:4860:4860::8844',
  '2001:4860:4860::8888',
  '2606:4700:4700::1001',
  '2606:4700:4700::1111',
  '2620:fe::9',
  '2620:fe::fe',
  '2620:119:35::35',
  '2620:119:53::53',
]);

/** Addresses that mean no single machine: unspecified, broadcast and multicast (RFC 6890, RFC 5771, RFC 4291). */
const NO_MACHINE = [/^0\./, /^(?:22[4-9]|23\d)\./, /^255\.255\.255\.255$/, /^::$/, /^ff[0-9a-f]{2}:/];

/** Sites that everybody visits. Their subdomains are not: some of those hold what anybody uploads. */
const TOP_SITES = new Set([
  'adobe.com',
  'akamai.net',
  'amazon.com',
  'apple.com',
  'bing.com',
  'cloudflare.com',
  'example.com',
  'facebook.com',
  'github.com',
  'gmail.com',
  'google.com',
  'icloud.com',
  'instagram.com',
  'linkedin.com',
  'live.com',
  'login.microsoftonline.com',
  'microsoft.com',
  'mozilla.org',
  'msftconnecttest.com',
  'office.com',
  'office365.com',
  'outlook.com',
  'paypal.com',
  'twitter.com',
  'whatsapp.com',
  'wikipedia.org',
  'windows.com',
  'windowsupdate.com',
  'x.com',
  'yahoo.com',
  'youtube.com',
  'zoom.us',
]);

/** MD5, SHA-1 and SHA-256 of nothing. */
const EMPTY_FILE = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
]);

/** Programs that every Windows, Linux or macOS runs all day. */
const SYSTEM_PROGRAMS = new Set(
  'bash cmd.exe conhost.exe cron curl csrss.exe chrome.exe dllhost.exe excel.exe explorer.exe firefox.exe iexplore.exe'
    .split(' ')
    .concat(
      'java.exe lsass.exe msedge.exe msiexec.exe mshta.exe net.exe outlook.exe powershell.exe pwsh.exe'.split(
        ' ',
      ),
    )
    .concat(
      'python python3 reg.exe regsvr32.exe rundll32.exe sc.exe schtasks.exe services.exe sh sshd'.split(' '),
    )
    .concat(
      'sudo svchost.exe systemd taskhostw.exe wget winlogon.exe winword.exe wmic.exe wmiprvse.exe'.split(' '),
    ),
);

const isCommonAddress = (value: string): boolean =>
  isInside(value) || RESOLVERS.has(value) || NO_MACHINE.some((pattern) => pattern.test(value));

const isTopSite = (host: string): boolean => TOP_SITES.has(host.replace(/^www\./, ''));

function isCommonUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { hostname, pathname, search } = new URL(value);
  if (isCommonAddress(hostname.replace(/^\[|\]$/g, ''))) return true;
  return isTopSite(hostname) && pathname === '/' && search === '';
}

/**
 * Whether an indicator, in canonical form, is so common anywhere that two incidents with it have nothing to do with
 * each other for that.
 */
export function isCommonplace({ type, value }: Indicator): boolean {
  switch (type) {
    case 'ip':
      return isCommonAddress(value);
    case 'cidr':
      return isCommonAddress(value.slice(0, value.lastIndexOf('/'))) || value.endsWith('/0');
    case 'domain':
      return isTopSite(value);
    case 'url':
      return isCommonUrl(value);
    case 'md5':
    case 'sha1':
    case 'sha256':
      return EMPTY_FILE.has(value);
    case 'filename':
      return SYSTEM_PROGRAMS.has(value);
    default:
      return false;
  }
}
