import './copy-button.css';
import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import { Show } from 'solid-js';
import { createCopying } from './copying.ts';

interface CopyButtonProps {
  /** Stands on it; the label begins with it, so that whoever speaks to the page finds the button. */
  word: string;
  label: string;
  text: string;
  /** Stands in where there is no clipboard to write to. */
  select: () => void;
}

/** Copies a short text from its row, and says so for a moment. */
export function CopyButton(props: CopyButtonProps) {
  const { word, copy } = createCopying(() => props.select());
  return (
    <button
      type="button"
      class="button bare copy-small"
      aria-label={`${props.word}: ${props.label}`}
      title={props.label}
      onClick={() => void copy(props.text)}
    >
      <Show when={word() === 'Copied'} fallback={<Copy class="icon" aria-hidden="true" />}>
        <Check class="icon" aria-hidden="true" />
      </Show>
      {props.word}
    </button>
  );
}
