import { A } from '@solidjs/router';
import { For, Match, Show, Switch } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import type { RelatedIncidents } from '../../../shared/wire/http/indicators.ts';
import { defanged } from '../../ui/defang.ts';
import { Keyed } from '../../ui/keyed.tsx';
import { plural } from '../../ui/number.ts';
import { SeverityMark, severityWord } from '../../ui/severity.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { StatusLabel } from '../../ui/status.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useConsole } from '../frame/context.tsx';
import { wordOfType } from '../indicators/type-word.ts';
import type { createAnswer } from './answer.ts';
import { Section } from './section.tsx';
import { When } from './when.tsx';

type Related = RelatedIncidents['items'][number];
export type RelatedAnswer = ReturnType<typeof createAnswer<string, RelatedIncidents>>;

/** Why it is thought to belong: what both have in common. */
function Reason(props: { related: Related }) {
  const rest = () => props.related.shared - props.related.reasons.length;
  return (
    <p class="related-reason quiet">
      Both have{' '}
      <For each={props.related.reasons}>
        {(reason, at) => (
          <>
            {at() > 0 ? ', ' : ''}
            {wordOfType(reason.type)} <code>{defanged(reason)}</code>
          </>
        )}
      </For>
      <Show when={rest() > 0}> and {plural(rest(), 'more indicator', 'more indicators')}</Show>
    </p>
  );
}

function Row(props: { related: Related; root: string }) {
  const incident = () => props.related.incident;
  return (
    <li class="related-row">
      <p class="related-line">
        <SeverityMark severity={incident().severity} />
        <span class="unseen">{severityWord(incident().severity)}</span>
        <A class="link ellipsis" href={`${props.root}/incidents/${incident().id}`}>
          <span class="mono">{incident().number}</span> {incident().title}
        </A>
      </p>
      <p class="related-line quiet">
        {incident().tenant.name} · <StatusLabel status={incident().status} /> ·{' '}
        <When at={Date.parse(incident().detected_at)} />
      </p>
      <Reason related={props.related} />
    </li>
  );
}

/** Other incidents that share indicators with this one, as far as the reader may see them. */
export function Related(props: { incident: Incident; related: RelatedAnswer }) {
  const { root } = useConsole();
  const known = () => props.related.value();
  return (
    <Show when={props.incident.indicators.length > 0}>
      <Section title="Related incidents" count={known()?.items.length} class="related-part">
        <Switch fallback={<SkeletonRows count={2} />}>
          <Match when={props.related.fault()}>
            {(error) => <Trouble fault={error()} what="related incidents" onRetry={props.related.again} />}
          </Match>
          <Match when={known()?.items.length === 0 && known()?.skipped.length === 0}>
            <p class="quiet">No other incident you can see shares an indicator with this one.</p>
          </Match>
          <Match when={known()}>
            {(related) => (
              <ul class="related">
                <Keyed each={related().items} by={({ incident }) => incident.id}>
                  {(item) => <Row related={item()} root={root()} />}
                </Keyed>
              </ul>
            )}
          </Match>
        </Switch>
        <Show when={known() && known()!.skipped.length > 0}>
          <p class="quiet related-skipped">
            Not counted, since seen nearly everywhere:{' '}
            <For each={known()!.skipped}>
              {(one, at) => (
                <>
                  {at() > 0 ? ', ' : ''}
                  <code>{defanged(one)}</code>
                </>
              )}
            </For>
          </p>
        </Show>
      </Section>
    </Show>
  );
}
