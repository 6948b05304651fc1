import { createRenderEffect, createResource, Show, Suspense } from 'solid-js';
import { useActor } from '../frame/actor.tsx';
import { unspelled } from './mention.ts';

/** Marked and DOMPurify, fetched when the first note is shown. */
const loadMarkdown = () => import('./markdown.ts');

/** A note as it reads; as plain words until what draws it is there. */
export function NoteText(props: { body: string }) {
  const me = useActor();
  const [markdown] = createResource(loadMarkdown);
  const fill = (element: HTMLElement) =>
    createRenderEffect(() => {
      const fragment = markdown.latest!.render(props.body);
      for (const mention of fragment.querySelectorAll<HTMLElement>('[data-user]')) {
        mention.className = mention.dataset.user === me().actor.id ? 'mention me' : 'mention';
        mention.removeAttribute('data-user');
      }
      element.replaceChildren(fragment);
    });
  return (
    <Suspense fallback={<p class="note-text">{unspelled(props.body)}</p>}>
      <Show when={!markdown.error && markdown()} fallback={<p class="note-text">{unspelled(props.body)}</p>}>
        <div class="note-text" ref={fill} />
      </Show>
    </Suspense>
  );
}
