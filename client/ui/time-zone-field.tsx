import { createUniqueId, For, splitProps } from 'solid-js';
import { isTimeZone } from '../../shared/domain/time-zone.ts';
import { Field, type FieldProps } from './field.tsx';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

const timeIn = (timeZone: string, now: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(
    now,
  );

interface TimeZoneFieldProps extends Omit<FieldProps, 'hint'> {
  value: string;
  now: number;
  onZone: (zone: string) => void;
}

/** One of the world's time zones, found by typing part of its name; says what time it is there. */
export function TimeZoneField(props: TimeZoneFieldProps) {
  const list = createUniqueId();
  const [field, own] = splitProps(props, ['label', 'fault', 'optional']);
  const hint = () =>
    isTimeZone(own.value) ? `It is ${timeIn(own.value, own.now)} there now.` : 'Type a city or region.';
  return (
    <Field {...field} hint={hint()}>
      {(ties) => (
        <>
          <input
            class="input"
            {...ties}
            list={list}
            autocomplete="off"
            spellcheck={false}
            maxlength="64"
            value={own.value}
            onInput={(event) => own.onZone(event.currentTarget.value)}
          />
          <datalist id={list}>
            <For each={zones}>{(zone) => <option value={zone} />}</For>
          </datalist>
        </>
      )}
    </Field>
  );
}
