import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { matcherOf } from '../../shared/node/ingest/networks.ts';
import { PullFault } from './fault.ts';

/**
 * Special-purpose IPv4 (IANA registry): this network, private, shared, loopback, link-local with the clouds' metadata,
 * protocol assignments, documentation, benchmarks, multicast, reserved.
 */
const INSIDE_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
/** Of IPv6 only global unicast leads outside, and of that not what carries IPv4 or stands in documents. */
const OUTSIDE_V6 = ['2000::', 3] as const;
const INSIDE_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const insideV4 = new BlockList();
for (const [network, prefix] of INSIDE_V4) insideV4.addSubnet(network, prefix, 'ipv4');
const outsideV6 = new BlockList();
outsideV6.addSubnet(...OUTSIDE_V6, 'ipv6');
const insideV6 = new BlockList();
for (const [network, prefix] of INSIDE_V6) insideV6.addSubnet(network, prefix, 'ipv6');

/** An address that carries an IPv4 one is none of global unicast, and so is inside. */
function isOutside(address: string): boolean {
  if (isIP(address) === 4) return !insideV4.check(address, 'ipv4');
  if (isIP(address) !== 6 || address.includes('%')) return false;
  return outsideV6.check(address, 'ipv6') && !insideV6.check(address, 'ipv6');
}

/** Which addresses connectors may call: all outside, and the networks that the operator allows. */
export interface Gate {
  /** A fault for an address that may not be called, or not without TLS. */
  check(url: URL): void;
  /** Looks a name up, and lets through only what may be called: the connection is made to the answer. */
  lookup(url: URL): LookupFunction;
}

export function openGate(allowedNetworks: readonly string[]): Gate {
  const isAllowed = allowedNetworks.length === 0 ? () => false : matcherOf(allowedNetworks);
  const mayCall = (address: string, isSecure: boolean) =>
    isAllowed(address) || (isSecure && isOutside(address));
  return {
    check: ({ protocol, hostname }) => {
      if (protocol !== 'https:' && protocol !== 'http:') {
        throw new PullFault(`only http and https can be called, not ${protocol.slice(0, 20)}`);
      }
      const address = hostname.replace(/^\[|\]$/g, '');
      if (isIP(address) !== 0 && !mayCall(address, protocol === 'https:')) {
        throw refused(address, protocol === 'https:');
      }
    },
    lookup:
      ({ protocol }) =>
      (hostname, options, callback) => {
        const isSecure = protocol === 'https:';
        lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
          if (error !== null) return callback(error, '');
          const wrong = addresses.find(({ address }) => !mayCall(address, isSecure));
          if (wrong !== undefined) return callback(refused(hostname, isSecure), '');
          if (options.all === true) return callback(null, addresses);
          return callback(null, addresses[0]!.address, addresses[0]!.family);
        });
      },
  };
}

const refused = (host: string, isSecure: boolean): PullFault =>
  new PullFault(
    isSecure
      ? `${host} leads to an address inside, which connectors may not call; an operator can allow its network with PULL_ALLOW_NETWORKS`
      : `${host} is called without TLS; use https, or have an operator allow its network with PULL_ALLOW_NETWORKS`,
  );
