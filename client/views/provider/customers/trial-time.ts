import { localField } from '../../../ui/instant.ts';

/** The field's text as the API takes it; empty is a trial without an end. */
export const trialEndInstant = (field: string): string | null =>
  field === '' ? null : new Date(field).toISOString();

export const trialEndField = (instant: string | null): string => (instant ? localField(instant) : '');
