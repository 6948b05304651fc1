import type { Severity } from '../../shared/domain/incident.ts';

export const severityWord = (severity: Severity): string => severity[0]!.toUpperCase() + severity.slice(1);
