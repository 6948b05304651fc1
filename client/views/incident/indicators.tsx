import { A } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { defanged } from '../../ui/defang.ts';
import { Keyed } from '../../ui/keyed.tsx';
import { plural } from '../../ui/number.ts';
import { useChoice } from '../frame/choice.ts';
import { TechniqueName } from '../indicators/technique-name.tsx';
import { wordOfType } from '../indicators/type-word.ts';
import { createAnswer } from './answer.ts';
import { createSeen } from './in-sight.ts';
import { useQueueLink } from './queue-link.ts';
import { Section } from './section.tsx';
import { createSightingReader, type Sightings } from './sightings.ts';

type Indicator = Incident['indicators'][number];
type Read = ReturnType<typeof createSightingReader>;

/** More are shown when asked for: what is sent for one incident may be two hundred. */
const AT_FIRST = 10;

/** Where else it was seen, as far as the reader may see: nothing is said before that is known. */
function Seen(props: { value: string; sightings: Sightings | undefined; failed: boolean }) {
  const link = useQueueLink();
  const choice = useChoice();
  const words = ({ incidents, tenants }: Sightings) =>
    incidents <= 1
      ? 'this incident only'
      : [plural(incidents, 'incident'), ...(choice() ? [plural(tenants, 'customer')] : [])].join(', ');
  return (
    <Show
      when={props.sightings}
      fallback={
        <span class="quiet">
          <span class="screen-only">{props.failed ? 'unknown' : '…'}</span>
          <span class="paper-only">not looked up</span>
        </span>
      }
    >
      {(known) => (
        <Show when={known().incidents > 1} fallback={<span class="quiet">{words(known())}</span>}>
          <A class="link" href={link('indicator', props.value)}>
            {words(known())}
          </A>
        </Show>
      )}
    </Show>
  );
}

function Row(props: { indicator: Indicator; read: Read }) {
  let code!: HTMLElement;
  const { seen, watch } = createSeen();
  const { value: sightings, fault } = createAnswer(() => seen() && props.indicator, props.read);
  const safe = () => defanged(props.indicator);
  const select = () => getSelection()?.selectAllChildren(code);
  return (
    <tr ref={watch}>
      <td class="indicator-type">{wordOfType(props.indicator.type)}</td>
      <td class="indicator-value">
        <code ref={code}>{safe()}</code>
        <TechniqueName named={props.indicator} />
      </td>
      <td class="indicator-copies">
        <CopyButton word="Safe" label={`Safe: copy ${safe()} as shown`} text={safe()} select={select} />
        <Show when={safe() !== props.indicator.value}>
          <CopyButton
            word="Raw"
            label={`Raw: copy ${safe()} as it really is`}
            text={props.indicator.value}
            select={select}
          />
        </Show>
      </td>
      <td class="indicator-seen">
        <Seen value={props.indicator.value} sightings={sightings()} failed={fault() !== undefined} />
      </td>
    </tr>
  );
}

/** What it can be told by elsewhere, written so that nobody follows it by accident. */
export function Indicators(props: { incident: Incident }) {
  const [all, setAll] = createSignal(false);
  const read = createSightingReader();
  const shown = () => (all() ? props.incident.indicators : props.incident.indicators.slice(0, AT_FIRST));
  const rest = () => props.incident.indicators.length - shown().length;
  return (
    <Show when={props.incident.indicators.length > 0}>
      <Section title="Indicators" count={props.incident.indicators.length} class="indicators-part">
        <table class="indicators">
          <thead>
            <tr>
              <For each={['Type', 'Value', 'Copy', 'Seen in']}>{(word) => <th scope="col">{word}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <Keyed each={shown()} by={({ type, value }) => `${type} ${value}`}>
              {(indicator) => <Row indicator={indicator()} read={read} />}
            </Keyed>
          </tbody>
        </table>
        <Show when={rest() > 0}>
          <button type="button" class="button more" onClick={() => setAll(true)}>
            Show {rest()} more
          </button>
        </Show>
      </Section>
    </Show>
  );
}
