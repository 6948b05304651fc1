import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronUp from 'lucide-solid/icons/chevron-up';
import Copy from 'lucide-solid/icons/copy';
import Download from 'lucide-solid/icons/download';
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import type { Incident, IncidentPayload } from '../../../shared/wire/http/incidents.ts';
import { get } from '../../api.ts';
import { createCopying } from '../../ui/copying.ts';
import { download } from '../../ui/download.ts';
import { exact } from '../../ui/number.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { createAnswer } from './answer.ts';
import { pathOf } from './known.ts';
import { readRecord } from './payload-lines.ts';
import { createReading, PayloadView, type Reading } from './payload-view.tsx';
import { useRightsAt } from './rights.ts';
import { Fold } from './section.tsx';

/** Which of the records this is: equal and older ones are counted and not kept beside it. */
function whichRecord({ occurrences, number }: Incident): string {
  return occurrences === 1
    ? `The one record that ${number} was reported by.`
    : `${number} was reported ${exact(occurrences)} times. This is the latest record that said anything new; the others are counted.`;
}

function Search(props: { reading: Reading }) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    props.reading.step(event.shiftKey ? -1 : 1);
  };
  const count = () => props.reading.hits().length;
  return (
    <search class="payload-search">
      <input
        class="input"
        type="search"
        placeholder="Search in the record"
        aria-label="Search in the record"
        onInput={(event) => props.reading.look(event.currentTarget.value)}
        onKeyDown={press}
      />
      <span class="quiet tabular" role="status">
        <Show when={props.reading.query() !== ''}>
          {count() === 0 ? 'Not found' : `${props.reading.position() + 1} of ${exact(count())}`}
        </Show>
      </span>
      <button
        type="button"
        class="button bare square"
        aria-label="Previous place"
        disabled={count() === 0}
        onClick={() => props.reading.step(-1)}
      >
        <ChevronUp class="icon" />
      </button>
      <button
        type="button"
        class="button bare square"
        aria-label="Next place"
        disabled={count() === 0}
        onClick={() => props.reading.step(1)}
      >
        <ChevronDown class="icon" />
      </button>
    </search>
  );
}

function Payload(props: { incident: Incident; payload: IncidentPayload }) {
  const record = createMemo(() => readRecord(props.payload.record));
  const reading = createReading(record);
  const { word, copy } = createCopying(() => getSelection()?.selectAllChildren(body));
  let body!: HTMLDivElement;
  createEffect(
    on(reading.current, (line) =>
      body.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: 'nearest' }),
    ),
  );
  return (
    <>
      <div class="payload-tools">
        <Search reading={reading} />
        <Show when={record().kind === 'json'}>
          <button type="button" class="button bare" onClick={reading.unfoldAll}>
            Unfold all
          </button>
          <button type="button" class="button bare" onClick={reading.foldAll}>
            Fold all
          </button>
        </Show>
        <button type="button" class="button bare" onClick={() => void copy(props.payload.record)}>
          <Copy class="icon" aria-hidden="true" />
          <span aria-live="polite">{word()}</span>
        </button>
        <button
          type="button"
          class="button bare"
          onClick={() => download(`${props.incident.number}-record.txt`, props.payload.record, 'text/plain')}
        >
          <Download class="icon" aria-hidden="true" />
          Download
        </button>
      </div>
      <Show when={record().shown < record().total}>
        <p class="payload-cut">
          The first {exact(record().shown)} of {exact(record().total)} characters. Copy or download it for the
          whole record.
        </p>
      </Show>
      <div ref={body}>
        <PayloadView reading={reading} label={`Record in format ${props.payload.format}`} />
      </div>
    </>
  );
}

/** What the sensor sent, word for word; fetched when somebody wants to see it. */
export function Evidence(props: { incident: Incident }) {
  const { may, granter } = useRightsAt(() => props.incident.tenant.id);
  const [open, setOpen] = createSignal(false);
  const {
    value: payload,
    fault,
    again,
  } = createAnswer(
    () => open() && may('payloads.read') && props.incident.id,
    (id) => get<IncidentPayload>(`${pathOf(id)}/payload`),
  );
  return (
    <Fold
      title="Raw record"
      hint={payload()?.format ?? 'what the source sent, word for word'}
      open={open()}
      onTurn={setOpen}
      class="evidence"
    >
      <Show
        when={may('payloads.read')}
        fallback={<p class="quiet">You may not read raw records. {granter()} can give you that right.</p>}
      >
        <p class="quiet">{whichRecord(props.incident)}</p>
        <Show when={fault()}>
          {(error) => <Trouble fault={error()} what="the raw record" granter={granter()} onRetry={again} />}
        </Show>
        <Show
          when={payload()}
          keyed
          fallback={
            <Show when={!fault()}>
              <SkeletonRows count={6} />
            </Show>
          }
        >
          {(known) => <Payload incident={props.incident} payload={known} />}
        </Show>
      </Show>
    </Fold>
  );
}
