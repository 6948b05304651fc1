const syslogTransports = ['tcp', 'tls', 'udp'] as const;
export type SyslogTransport = (typeof syslogTransports)[number];

/** Where lines of syslog are taken, and whose they are. */
export interface SyslogAddress {
  readonly transport: SyslogTransport;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** The ingest key that every line is taken under: a tenant's, or the provider's with routing. */
  readonly key: string;
  /** Files in PEM; for `tls` and only there. */
  readonly certPath?: string;
  readonly certKeyPath?: string;
}

const PARAMETERS: Readonly<Record<SyslogTransport, readonly string[]>> = {
  tcp: ['key'],
  tls: ['key', 'cert', 'cert_key'],
  udp: ['key'],
};
const KEY = /^wfk_[\w-]{20,}$/;

/**
 * Reads `SYSLOG_LISTEN`: `tcp://127.0.0.1:5514?key=wfk_…`, with commas between several; empty for none. Faults name the listener by
 * its place, for its key is a secret.
 */
export function readSyslogListen(text: string): { addresses: SyslogAddress[]; faults: string[] } {
  const addresses: SyslogAddress[] = [];
  const faults: string[] = [];
  const parts = text === '' ? [] : text.split(',');
  for (const [index, written] of parts.entries()) {
    const fault = (what: string) => faults.push(`SYSLOG_LISTEN, listener ${index + 1}: ${what}`);
    const url = urlOf(written.trim());
    if (url === null) fault('must be like tcp://127.0.0.1:5514?key=wfk_…, with tcp, tls or udp');
    else {
      for (const what of faultsOf(url)) fault(what);
      addresses.push(addressOf(url));
    }
  }
  return { addresses, faults };
}

function urlOf(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && isTransport(url.protocol.slice(0, -1)) && url.hostname !== '' ? url : null;
}

const isTransport = (name: string): name is SyslogTransport =>
  (syslogTransports as readonly string[]).includes(name);

const transportOf = (url: URL): SyslogTransport => url.protocol.slice(0, -1) as SyslogTransport;

function faultsOf(url: URL): string[] {
  const wanted = PARAMETERS[transportOf(url)];
  const missing = wanted.filter((name) => !url.searchParams.get(name));
  const unknown = [...url.searchParams.keys()].filter((name) => !wanted.includes(name));
  const key = url.searchParams.get('key');
  return [
    ...(url.port === '' ? ['names no port'] : []),
    ...missing.map((name) => `${name} is missing`),
    ...unknown.map((name) => `${name} means nothing here; there are ${wanted.join(', ')}`),
    ...(key && !KEY.test(key) ? ['key is no ingest key; make one in the console, it begins with wfk_'] : []),
    ...(url.username || (url.pathname !== '' && url.pathname !== '/')
      ? ['only host, port and ?… are read']
      : []),
  ];
}

function addressOf(url: URL): SyslogAddress {
  const transport = transportOf(url);
  const file = (name: string) => url.searchParams.get(name) ?? '';
  return {
    transport,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port),
    key: url.searchParams.get('key') ?? '',
    ...(transport === 'tls' ? { certPath: file('cert'), certKeyPath: file('cert_key') } : {}),
  };
}
