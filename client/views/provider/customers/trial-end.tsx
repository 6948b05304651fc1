import { TextField } from '../../../ui/field.tsx';
import { zone } from '../../../ui/instant.ts';

/** When a trial is over, in the reader's own time. */
export function TrialEnd(props: { value: string; fault: string | undefined; onDay: (day: string) => void }) {
  return (
    <TextField
      label="The trial ends"
      type="datetime-local"
      optional={true}
      hint={`In your time zone, ${zone()}. The customer is suspended then, and can be activated. Left empty, the trial has no end.`}
      value={props.value}
      fault={props.fault}
      onText={props.onDay}
    />
  );
}
