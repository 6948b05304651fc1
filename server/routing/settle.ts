import { Fault } from '../../shared/domain/fault.ts';
import { isFormat } from '../../shared/formats/registry.ts';
import { isRoutable } from '../../shared/node/ingest/routing/headers.ts';
import { lookAt, type RuleText, testOf } from '../../shared/node/ingest/routing/rule.ts';

/** A rule as it is kept; a fault names the part that cannot work. */
export function settle(rule: RuleText): RuleText {
  const { kind, name, format, match, value } = rule;
  if (format !== null && !isFormat(format)) {
    throw new Fault('bad_request', `format ${JSON.stringify(format)} is not known`, 'format');
  }
  if (name.includes('\0')) throw new Fault('bad_request', 'contains a NUL character', 'place');
  if (kind === 'header') return { ...rule, name: header(name) };
  attempt('place', () => lookAt(kind, name));
  attempt('value', () => testOf(match, value));
  return kind === 'hint' ? { ...rule, name: '' } : rule;
}

function header(written: string): string {
  const name = written.trim().toLowerCase();
  if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name)) {
    throw new Fault('bad_request', 'is no name of a header; write it like X-Customer', 'place');
  }
  if (!isRoutable(name)) {
    throw new Fault(
      'bad_request',
      `${name} may hold a secret or is each connection's own; it is not kept`,
      'place',
    );
  }
  return name;
}

function attempt(field: string, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    throw new Fault('bad_request', (error as Error).message, field);
  }
}
