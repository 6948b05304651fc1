import { PullFault } from './fault.ts';

interface BadAnswer {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
  readonly retryAfterMs: number;
}

/** What to do about an answer that is none, in words for whoever set the connector up. */
export function faultOfAnswer({ url, status, text, retryAfterMs }: BadAnswer): PullFault {
  return new PullFault(`${url.host} answered ${status}${codeIn(text)}: ${adviceOf(status)}`, {
    status,
    retryAfterMs,
  });
}

function adviceOf(status: number): string {
  if (status === 400) return 'it does not understand the request; check the settings';
  if (status === 401) return 'it does not take the credentials; enter the secret again';
  if (status === 403) return 'the credentials lack a right; grant it at the service';
  if (status === 404 || status === 410) return 'there is nothing at this address; check it';
  if (status === 429) return 'it is asked too often; the next run waits as long as it said';
  if (status >= 500) return 'it has a fault of its own; tried again by itself';
  return 'it does not answer as expected; check the settings';
}

/** Codes that help whoever reads on: of Entra ID, of OAuth, of Microsoft Graph. Never a text: it may quote a secret. */
const CODE = /AADSTS\d{4,8}|"(?:error|code)"\s*:\s*"([A-Za-z][A-Za-z0-9_.-]{2,60})"/;

function codeIn(text: string): string {
  const found = CODE.exec(text.slice(0, 5_000));
  return found === null ? '' : ` (${found[1] ?? found[0]})`;
}

const CONNECTION: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such name; check the address',
  EAI_AGAIN: 'its name cannot be looked up at present; tried again by itself',
  ECONNREFUSED: 'it refuses connections; check the address and port',
  ECONNRESET: 'it broke the connection off; tried again by itself',
  EHOSTUNREACH: 'there is no way to it; check the network',
  ENETUNREACH: 'there is no way to it; check the network',
  ETIMEDOUT: 'it does not answer; tried again by itself',
};

/** What to do about a connection that could not be had or kept. */
export function faultOfConnection(error: Error, { host }: URL): PullFault {
  if (error instanceof PullFault) return error;
  const { code = '', name } = error as NodeJS.ErrnoException;
  const known = CONNECTION[code];
  if (known !== undefined) return new PullFault(`${host}: ${known}`);
  if (name === 'AbortError' || name === 'TimeoutError') {
    return new PullFault(`${host} took too long to answer; tried again by itself`);
  }
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return new PullFault(`${host} shows a certificate that is not to be trusted (${code}); have it mended`);
  }
  return new PullFault(`${host} cannot be read (${code || name}); tried again by itself`);
}
