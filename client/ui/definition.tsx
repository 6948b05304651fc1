import './definition.css';
import Info from 'lucide-solid/icons/info';
import { createSignal, type JSX } from 'solid-js';

interface DefinitionProps {
  id: string;
  text: string;
  /** Hang the text from the right edge, where there is no room to the right. */
  end?: boolean;
  children: JSX.Element;
}

/** A label that says what its number means, on hover and on focus; Escape puts the text away. */
export function Definition(props: DefinitionProps) {
  const [open, setOpen] = createSignal(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the focus and key events come from the link or button inside
    <span
      class="defined"
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => setOpen(false)}
      onFocusIn={() => setOpen(true)}
      onFocusOut={() => setOpen(false)}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      {props.children}
      <Info class="icon defined-icon" aria-hidden="true" />
      <span
        role="tooltip"
        id={props.id}
        class="definition"
        classList={{ open: open(), end: props.end ?? false }}
      >
        {props.text}
      </span>
    </span>
  );
}
