import type { Connector, ConnectorKind } from '../../../../shared/wire/http/connectors.ts';
import type { Faults } from '../../../ui/faults.ts';
import { localField } from '../../../ui/instant.ts';
import { kindsOfConnector, type Setting } from './connector-kind.ts';

export interface ConnectorDraft {
  readonly kind: ConnectorKind;
  readonly name: string;
  readonly minutes: string;
  readonly secret: string;
  /** By the settings' names, as they are typed. */
  readonly settings: Readonly<Record<string, string>>;
}

export const NEW_CONNECTOR: ConnectorDraft = {
  kind: 'taxii',
  name: '',
  minutes: '5',
  secret: '',
  settings: {},
};

const SECONDS = 60;

const isShown = ({ when }: Setting, typed: ConnectorDraft['settings']): boolean =>
  when === undefined || (typed[when[0]] ?? '') === when[1];

/** The settings of a kind that matter beside what is typed. */
export const settingsShown = ({ kind, settings }: ConnectorDraft): readonly Setting[] =>
  kindsOfConnector[kind].settings.filter((setting) => isShown(setting, settings));

const linesOf = (value: object): string =>
  Object.entries(value)
    .map(([name, said]) => `${name}: ${said}`)
    .join('\n');

function typedFrom(setting: Setting, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (setting.control === 'instant') return localField(String(value));
  if (setting.control === 'lines') return linesOf(value as object);
  if (setting.control === 'several') return (value as readonly string[]).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

const within = (settings: unknown, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      settings,
    );

export const draftOf = (connector: Connector): ConnectorDraft => ({
  kind: connector.kind,
  name: connector.name,
  minutes: String(connector.interval_s / SECONDS),
  secret: '',
  settings: Object.fromEntries(
    kindsOfConnector[connector.kind].settings.map((setting) => [
      setting.name,
      typedFrom(setting, within(connector.settings, setting.name)),
    ]),
  ),
});

function headersIn(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      return [name.trim(), value.join(':').trim()];
    }),
  );
}

function valueFrom({ control }: Setting, typed: string): unknown {
  if (control === 'instant') return new Date(typed).toISOString();
  if (control === 'lines') return headersIn(typed);
  if (control === 'several') return typed.split(/[\s,]+/).filter(Boolean);
  return control === 'json' ? JSON.parse(typed) : typed.trim();
}

/** As the API takes them; throws for JSON that is none. */
export function settingsOf(draft: ConnectorDraft): Record<string, unknown> {
  const made: Record<string, Record<string, unknown>> & Record<string, unknown> = {};
  for (const setting of settingsShown(draft)) {
    const typed = draft.settings[setting.name] ?? '';
    if (typed.trim() === '') continue;
    const [outer, inner] = setting.name.split('.') as [string, string | undefined];
    const value = valueFrom(setting, typed);
    if (inner === undefined) made[outer] = value as Record<string, unknown>;
    else made[outer] = { ...made[outer], [inner]: value };
  }
  return made;
}

const isMinutes = (text: string): boolean => Number(text) >= 0.5 && Number(text) <= 1_440;

export function wrongIn(draft: ConnectorDraft, isNew: boolean): Faults<string> {
  const wrong: Record<string, string> = {};
  if (draft.name.trim() === '') wrong.name = 'give the connector a name';
  if (!isMinutes(draft.minutes)) wrong.interval_s = 'write minutes, from 0.5 to 1440';
  if (isNew && kindsOfConnector[draft.kind].secretRequired && draft.secret === '') {
    wrong.secret = 'this kind signs in with it';
  }
  for (const setting of settingsShown(draft)) {
    const typed = draft.settings[setting.name] ?? '';
    if (setting.required && typed.trim() === '') wrong[setting.name] = 'is needed';
    try {
      if (typed.trim() !== '') valueFrom(setting, typed);
    } catch (error) {
      wrong[setting.name] = (error as Error).message;
    }
  }
  return wrong;
}

/** What creating and changing have in common; a secret is only sent when one was typed. */
export const bodyOf = (draft: ConnectorDraft) => ({
  name: draft.name.trim(),
  settings: settingsOf(draft),
  interval_s: Math.round(Number(draft.minutes) * SECONDS),
  ...(draft.secret !== '' && { secret: draft.secret }),
});
