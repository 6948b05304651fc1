import type { Handling } from '../../../shared/wire/http/handling.ts';
import { severityWord } from '../../ui/severity-word.ts';
import { type BreakdownBy, handlerName, type Line } from './measures.ts';

/** The lines of a breakdown. */
export function linesOf({ tenants, handlers, severities }: Handling, by: BreakdownBy): Line[] {
  switch (by) {
    case 'customer':
      return tenants.map(({ tenant, ...work }) => ({
        key: tenant.id,
        name: tenant.name,
        filter: { tenant: tenant.slug },
        work,
        open: work.open_age,
      }));
    case 'severity':
      return severities.map(({ severity, ...work }) => ({
        key: severity,
        name: severityWord(severity),
        filter: { severity },
        work,
        open: work.open_age,
      }));
    case 'analyst':
      return (handlers ?? []).map(({ handler, ...work }) => ({
        key: handler.id ?? handler.kind,
        name: handlerName(handler),
        filter: {},
        by: handler.id ?? handler.kind,
        work,
        open: null,
      }));
  }
}
