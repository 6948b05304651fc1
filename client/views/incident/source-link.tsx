import ExternalLink from 'lucide-solid/icons/external-link';
import { Show } from 'solid-js';

/** A source chooses this address: only the web's own schemes are followed, and the host is shown. */
export function hostOf(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? host : undefined;
}

export function SourceLink(props: { source: string; url: string | null }) {
  return (
    <Show when={hostOf(props.url)} fallback={<span>{props.source}</span>}>
      {(host) => (
        <a class="source-link" href={props.url!} target="_blank" rel="noreferrer" title={props.url!}>
          {props.source} at {host()}
          <ExternalLink class="icon" aria-hidden="true" />
          <span class="unseen"> (opens the source in a new tab)</span>
        </a>
      )}
    </Show>
  );
}
