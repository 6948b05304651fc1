import { TextField } from '../../../ui/field.tsx';
import { localField, zone } from '../../../ui/instant.ts';

/** The field's text as the API takes it; empty is a trial without an end. */
export const trialEndInstant = (field: string): string | null =>
  field === '' ? null : new Date(field).toISOString();

export const trialEndField = (instant: string | null): string => (instant ? localField(instant) : '');

export function TrialEnd(props: { value: string; fault: string | undefined; onDay: (day: string) => void }) {
  return (
    <TextField
      label="The trial ends"
      type="datetime-local"
      optional={true}
      hint={`In your time zone, ${zone()}. Left empty, the trial has no end.`}
      value={props.value}
      fault={props.fault}
      onText={props.onDay}
    />
  );
}
