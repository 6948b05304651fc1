import { BlockList, isIPv6 } from 'node:net';
import { address, range } from '../../domain/address.ts';
import { Fault } from '../../domain/fault.ts';

const FULL = { ipv4: 32, ipv6: 128 } as const;

/** Networks in one spelling each; a fault names the one that is none. */
export function networksOf(written: readonly string[]): string[] {
  return [...new Set(written.map(networkOf))];
}

/** `192.0.2.0/24`, or an address alone. */
export function networkOf(written: string): string {
  const text = written.trim();
  const found = text.includes('/') ? range(text) : address(text);
  if (found !== null) return found;
  throw new Fault(
    'bad_request',
    `${JSON.stringify(written)} is no network; write it like 192.0.2.0/24 or 2001:db8::/48`,
    'networks',
  );
}

/** Takes what `networkOf` answers. */
export function matcherOf(networks: readonly string[]): (from: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [host, prefix] = network.split('/') as [string, string | undefined];
    const family = familyOf(host);
    list.addSubnet(host, prefix === undefined ? FULL[family] : Number(prefix), family);
  }
  return (from) => {
    const canonical = address(from);
    return canonical !== null && list.check(canonical, familyOf(canonical));
  };
}

const familyOf = (host: string): 'ipv4' | 'ipv6' => (isIPv6(host) ? 'ipv6' : 'ipv4');

/** Refuses a sender whose address is on none of a key's networks; an empty list is any. */
export function checkNetworks(networks: readonly string[], from: string): void {
  if (networks.length === 0 || matcherOf(networks)(from)) return;
  throw new Fault(
    'forbidden',
    `${from} is not on the list of networks of this key; add it there, or send from another address`,
  );
}
