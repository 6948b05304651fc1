import { A } from '@solidjs/router';
import { type JSX, onMount } from 'solid-js';
import type { IngestKey } from '../../../../shared/wire/http/ingest-keys.ts';
import { Secret } from '../../../ui/secret.tsx';
import { Snippet } from '../../../ui/snippet.tsx';
import { useReach } from '../reach.tsx';
import { curlExample } from './curl.ts';
import { KeyTrial } from './key-trial.tsx';

interface CreatedKeyProps {
  created: IngestKey;
  /** Slug that the example names, for keys that are bound to no tenant. */
  example: string | null;
  children?: JSX.Element;
  onClose: () => void;
}

/** A key, shown this once, with what to do with it. */
export function CreatedKey(props: CreatedKeyProps) {
  const reach = useReach();
  let done!: HTMLButtonElement;
  onMount(() => done.focus());
  return (
    <>
      <div class="side-body">
        {props.children}
        <Secret
          label="Ingest key"
          value={props.created.key}
          note="Shown this once: only its hash is kept. Put it where your sensor reads its secrets."
        />
        <Snippet
          name="Try it from a terminal"
          text={curlExample(location.origin, props.created.key, props.example)}
          marks={[props.created.key]}
        />
        <KeyTrial id={props.created.id} />
      </div>
      <footer class="side-foot">
        <A class="button start" href={`${reach.page}/set-up`}>
          Set up a product
        </A>
        <button ref={done} type="button" class="button primary" onClick={props.onClose}>
          Done
        </button>
      </footer>
    </>
  );
}
