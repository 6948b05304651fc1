import { bands } from '../reading/words.ts';

export const MAX_LEVEL = 16;

/** Lowest rule level (0 to 16) of each band: those of the Wazuh dashboard, with 0 to 3 split off as informational. */
export const wazuhSeverity = bands([
  [15, 'critical'],
  [12, 'high'],
  [7, 'medium'],
  [4, 'low'],
  [0, 'info'],
]);
