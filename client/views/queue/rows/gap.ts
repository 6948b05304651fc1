import { stormOf } from './weave.ts';

/** The row that stands for all those between the two ends of a list that have not been read. */
export const GAP = 'gap';

export const isIncidentKey = (key: string): boolean => key !== GAP && stormOf(key) === undefined;
