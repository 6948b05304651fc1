import { useConsole } from '../frame/context.tsx';
import { EVERY_SEVERITY, incidentsHref, OPEN } from '../mssp/links.ts';

/** The address of the list that shows all incidents an indicator was seen in: nothing is left out by itself. */
export function useSeenLink() {
  const { root } = useConsole();
  return (value: string, { open = false, at }: { open?: boolean; at?: string } = {}): string =>
    incidentsHref(at ?? root(), {
      indicator: value,
      ...EVERY_SEVERITY,
      ...(open && OPEN),
      snoozed: 'shown',
      storms: 'shown',
    });
}
