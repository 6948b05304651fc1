import './count.css';
import { createEffect, createMemo, on } from 'solid-js';
import { createGlide } from './glide.ts';
import { stillness } from './motion.ts';
import { exact, short } from './number.ts';

interface CountProps {
  value: number;
  known: boolean;
  class?: string;
  format?: (value: number) => string;
}

const GLOW_MS = 600;

function glow(element: HTMLElement): void {
  const frames = [{ backgroundColor: 'var(--glow-colour)' }, { backgroundColor: 'transparent' }];
  // Without motion the mark stands for as long and then goes, in one step.
  element.animate(frames, { duration: GLOW_MS, easing: stillness() ? 'step-end' : 'ease-out' });
}

/**
 * A number that may change: it glides to its new value, and its ground glows once that reads otherwise. Unknown prints
 * "–", zero prints "0".
 */
export function Count(props: CountProps) {
  let element!: HTMLSpanElement;
  const shown = createGlide(() => props.value);
  let glowing = 0;
  const mark = () => {
    // A number that never rests would burn all the time: it glows again once it has gone dark.
    if (!props.known || performance.now() - glowing < 2 * GLOW_MS) return;
    glowing = performance.now();
    glow(element);
  };
  // 20,601 and 20,602 both read 20.6 k: nothing has changed that anybody could see.
  const printed = createMemo(() => (props.format ?? short)(props.value));
  createEffect(on(printed, mark, { defer: true }));
  return (
    <span
      ref={element}
      class={`count tabular ${props.class ?? ''}`}
      data-value={props.known ? props.value : ''}
      title={props.known ? (props.format ?? exact)(props.value) : 'not known yet'}
    >
      {props.known ? (props.format ?? short)(shown()) : '–'}
    </span>
  );
}
