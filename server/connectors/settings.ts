import { Compile } from 'typebox/schema';
import { Fault } from '../../shared/domain/fault.ts';
import { compileIntoNative } from '../../shared/formats/mapping/into-native.ts';
import { formatNames, isFormat } from '../../shared/formats/registry.ts';
import { connectorSettings, type RestSettings } from '../../shared/wire/http/connector-settings.ts';
import type { ConnectorKind } from '../../shared/wire/http/connectors.ts';

const checks = {
  taxii: Compile(connectorSettings.taxii),
  'ms-graph': Compile(connectorSettings['ms-graph']),
  cyberxtron: Compile(connectorSettings.cyberxtron),
  rest: Compile(connectorSettings.rest),
} as const;

/** What a header is called that carries credentials. */
const SECRET_HEADER = /auth|token|key|secret|cookie|password|session/i;
const PLACEHOLDER = '{secret}';

/** Settings of a kind as they were asked for; a fault names the field that is wrong and what it may be. */
export function checkSettings(kind: ConnectorKind, settings: Readonly<Record<string, unknown>>): void {
  const [fits, errors] = checks[kind].Errors(settings);
  if (!fits) {
    const { instancePath = '', message = 'is wrong' } = errors[0] ?? {};
    const field = `settings${instancePath.replaceAll('/', '.')}`;
    throw new Fault(
      'bad_request',
      `${field} ${message}; docs/connectors.md lists the settings of ${kind}`,
      field,
    );
  }
  checkText(settings);
  for (const name of ADDRESSES) checkAddress(name, settings[name]);
  if (kind === 'rest') checkRest(settings as unknown as RestSettings);
}

const ADDRESSES = ['url', 'graph_url', 'login_url'] as const;

/** Whoever may look at the settings would read what stands in an address. */
function checkAddress(name: string, value: unknown): void {
  if (typeof value !== 'string') return;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && url.username === '' && url.password === '') return;
  const field = `settings.${name}`;
  if (url === null)
    throw new Fault('bad_request', 'is no address; write it like https://api.example.com/', field);
  throw new Fault(
    'bad_request',
    'leave user and password out of the address; there are fields for them',
    field,
  );
}

/** What Postgres keeps in no text: NUL, and halves of characters. */
function checkText(settings: unknown): void {
  if (!/\\u0000|\\ud[89a-f]/.test(JSON.stringify(settings))) return;
  throw new Fault('bad_request', 'a text of the settings holds what is no character; remove it', 'settings');
}

function checkRest({ format, mapping, headers = {} }: RestSettings): void {
  for (const [name, value] of Object.entries(headers)) {
    if (/[\r\n\0]/.test(value))
      throw new Fault('bad_request', `${name} holds a line break`, 'settings.headers');
    if (SECRET_HEADER.test(name) && !value.includes(PLACEHOLDER)) {
      throw new Fault(
        'bad_request',
        `write ${PLACEHOLDER} in ${name} where the secret belongs, and give the secret apart: it is kept sealed`,
        'settings.headers',
      );
    }
  }
  if (mapping !== undefined) checkMapping(format, mapping);
  else checkFormat(format);
}

function checkFormat(format: string | undefined): void {
  if (format === undefined || format === 'auto' || (isFormat(format) && format !== 'generic')) return;
  throw new Fault(
    'bad_request',
    format === 'generic'
      ? 'generic reads by a mapping; give settings.mapping'
      : `format ${format} is not known; use auto, generic or one of ${formatNames.join(', ')}`,
    'settings.format',
  );
}

function checkMapping(format: string | undefined, mapping: unknown): void {
  if (format !== undefined && format !== 'generic') {
    throw new Fault('bad_request', 'a mapping goes with the format generic alone', 'settings.format');
  }
  try {
    compileIntoNative(mapping);
  } catch (error) {
    throw new Fault('bad_request', (error as Error).message, 'settings.mapping');
  }
}
