import type { ConnectorKind } from '../../../../shared/wire/http/connectors.ts';
import { knownFormats } from '../format-word.ts';

/** `lines` are `Name: value`, one a line; `several` holds words with commas between them. */
type Control = 'text' | 'select' | 'lines' | 'json' | 'instant' | 'several';

/** A setting of a connector; a dot in its name leads into an object. */
export interface Setting {
  readonly name: string;
  readonly label: string;
  readonly control?: Control;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly required?: true;
  readonly options?: readonly { readonly value: string; readonly word: string }[];
  /** Shown only when another setting has this value. */
  readonly when?: readonly [name: string, value: string];
}

export interface KindOfConnector {
  readonly word: string;
  readonly about: string;
  readonly secret: string;
  readonly secretHint: string;
  readonly secretRequired?: true;
  readonly settings: readonly Setting[];
}

const start: Setting = {
  name: 'start',
  label: 'Begin with records of',
  control: 'instant',
  hint: 'The first run fetches what is newer. Empty begins now, or where the product begins.',
};

const options = (...values: readonly (readonly [value: string, word: string])[]) =>
  values.map(([value, word]) => ({ value, word }));

/** The kinds of connectors, as their forms show them. shared/wire/http/connector-settings.ts has what the API takes. */
export const kindsOfConnector: Record<ConnectorKind, KindOfConnector> = {
  taxii: {
    word: 'TAXII 2.1',
    about: 'A collection of a TAXII server: STIX indicators, sightings and incidents.',
    secret: 'Password or token',
    secretHint: 'The password of the user name, or a bearer token where there is no user name.',
    settings: [
      {
        name: 'url',
        label: 'API root',
        placeholder: 'https://taxii.example.com/api1/',
        required: true,
      },
      { name: 'collection', label: 'Collection', hint: 'The id that the server gives it.', required: true },
      { name: 'username', label: 'User name' },
      start,
    ],
  },
  'ms-graph': {
    word: 'Microsoft Graph security',
    about: 'Incidents or alerts of Microsoft Defender XDR and everything that reports to it.',
    secret: 'Client secret',
    secretHint:
      'Of an app registration with the application permission SecurityIncident.Read.All or SecurityAlert.Read.All, consented by an administrator.',
    secretRequired: true,
    settings: [
      { name: 'tenant_id', label: 'Directory (tenant) id', required: true },
      { name: 'client_id', label: 'Application (client) id', required: true },
      {
        name: 'resource',
        label: 'What to fetch',
        control: 'select',
        options: options(['', 'Incidents with their alerts'], ['alerts_v2', 'Alerts']),
      },
      start,
    ],
  },
  cyberxtron: {
    word: 'CyberXTron',
    about: 'Incidents of DarkFlash, ShadowSpot and BrandSafe.',
    secret: 'Organisation secret',
    secretHint: 'What their API calls XTRON-ORG-SECRET.',
    secretRequired: true,
    settings: [
      { name: 'org_key', label: 'Organisation key', required: true },
      {
        name: 'products',
        label: 'Products',
        control: 'several',
        hint: 'darkflash, shadowspot, brandsafe. Empty fetches all of them.',
      },
    ],
  },
  rest: {
    word: 'REST API',
    about:
      'Any API that answers JSON: the address, how it pages, and how new records are told from old ones.',
    secret: 'Secret',
    secretHint:
      'The password of the user name; without one a bearer token, or what stands for {secret} in a header.',
    settings: [
      { name: 'url', label: 'Address', placeholder: 'https://api.example.com/v1/alerts', required: true },
      {
        name: 'headers',
        label: 'Headers',
        control: 'lines',
        placeholder: 'X-Api-Key: {secret}',
        hint: 'One a line. {secret} is replaced by the secret below.',
      },
      { name: 'username', label: 'User name' },
      {
        name: 'items',
        label: 'Where the records are',
        placeholder: '/data',
        hint: 'A JSON Pointer to their list in the answer; empty where the answer is the list.',
      },
      {
        name: 'since.param',
        label: 'Parameter for what is new',
        placeholder: 'updated_since',
        hint: 'The time of the newest record is sent in it.',
      },
      { name: 'since.pointer', label: 'Where a record has that time', placeholder: '/updated_at' },
      {
        name: 'since.format',
        label: 'Written as',
        control: 'select',
        options: options(
          ['', 'RFC 3339'],
          ['seconds', 'Seconds since 1970'],
          ['milliseconds', 'Milliseconds'],
        ),
      },
      {
        name: 'paging.kind',
        label: 'Further pages',
        control: 'select',
        options: options(
          ['', 'None'],
          ['link', 'The answer names the next address'],
          ['cursor', 'A cursor'],
          ['page', 'Numbered'],
        ),
      },
      {
        name: 'paging.pointer',
        label: 'Where the next address is',
        hint: 'Empty for the header Link.',
        when: ['paging.kind', 'link'],
      },
      { name: 'paging.pointer', label: 'Where the cursor is', when: ['paging.kind', 'cursor'] },
      { name: 'paging.param', label: 'Parameter of the cursor', when: ['paging.kind', 'cursor'] },
      { name: 'paging.param', label: 'Parameter of the page number', when: ['paging.kind', 'page'] },
      {
        name: 'format',
        label: 'Format of the records',
        control: 'select',
        options: knownFormats.map((value) => ({ value, word: value })),
      },
      {
        name: 'mapping',
        label: 'Mapping',
        control: 'json',
        hint: 'As a key’s mapping editor builds it: {"fields": {"title": "/name", …}}.',
        when: ['format', 'generic'],
      },
    ],
  },
};
