import type { Status } from '../../shared/domain/incident.ts';

export const statusWord: Record<Status, string> = {
  open: 'Open',
  in_progress: 'In progress',
  closed: 'Closed',
};
