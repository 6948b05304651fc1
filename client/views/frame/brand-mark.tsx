import './brand-mark.css';
import Building from 'lucide-solid/icons/building';
import { Show } from 'solid-js';
import type { Customer } from './rights.ts';

/** Colours come from a form of the tenant's: only six digits are one. */
const colourOf = (text: string | null): string | undefined =>
  text !== null && /^#[0-9a-f]{6}$/i.test(text) ? text : undefined;

/** A tenant's colours as a small mark. They touch no text and no severity, so any two of them are legible. */
export function BrandMark(props: { tenant: Customer }) {
  const colour = () => colourOf(props.tenant.brand_colour);
  const accent = () => colourOf(props.tenant.brand_accent) ?? colour();
  return (
    <Show when={colour()} fallback={<Building class="icon quiet" aria-hidden="true" />}>
      <span class="brand-mark" aria-hidden="true">
        <span style={{ 'background-color': colour() }} />
        <span style={{ 'background-color': accent() }} />
      </span>
    </Show>
  );
}
