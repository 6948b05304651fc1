import ChevronRight from 'lucide-solid/icons/chevron-right';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import type { AuditRow } from '../../../../shared/wire/http/audit.ts';
import { dayTime, exactTime } from '../../../ui/instant.ts';
import { differences, sentenceOf } from './audit-words.ts';

function Changes(props: { row: AuditRow }) {
  const lines = () => differences(props.row);
  return (
    <Show when={lines().length > 0}>
      <table class="audit-changes">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          <For each={lines()}>
            {(line) => (
              <tr>
                <th scope="row">{line.field}</th>
                <td>
                  <del>{line.before}</del>
                </td>
                <td>
                  <ins>{line.after}</ins>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  );
}

function Facts(props: { row: AuditRow }) {
  const { target } = props.row;
  const facts = () => [
    ['Time', exactTime(Date.parse(props.row.at))],
    ['Action', props.row.action],
    ['Target', [target.type.replaceAll('_', ' '), target.id].filter(Boolean).join(' ')],
    ['Actor', [props.row.actor.kind, props.row.actor.id].filter(Boolean).join(' ')],
    ['Request', props.row.request_id ?? '–'],
    ['Address', props.row.address ?? '–'],
  ];
  return (
    <dl class="audit-facts">
      <For each={facts()}>
        {([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

/** One line of the log, and beneath it, once opened, all that is known of it. */
export function AuditEntry(props: { row: AuditRow; customers: boolean }) {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  const sentence = () => sentenceOf(props.row);
  return (
    <>
      <tr data-testid="audit-row" data-action={props.row.action}>
        <td class="audit-when tabular">
          <time datetime={props.row.at} title={exactTime(Date.parse(props.row.at))}>
            {dayTime(Date.parse(props.row.at))}
          </time>
        </td>
        <td class="audit-what">
          <button
            type="button"
            class="audit-turn"
            aria-expanded={open()}
            aria-controls={id}
            onClick={() => setOpen(!open())}
          >
            <ChevronRight class="icon" aria-hidden="true" />
            <span class="ellipsis">
              <strong>{sentence().actor}</strong>
              <Show when={sentence().role}>{(role) => <span class="quiet"> ({role()})</span>}</Show>{' '}
              {sentence().verb} <strong>{sentence().target}</strong>
              {sentence().tail}
            </span>
          </button>
        </td>
        <Show when={props.customers}>
          <td class="audit-whose middling" title={props.row.tenant?.name}>
            {props.row.tenant?.name ?? <span class="quiet">Provider</span>}
          </td>
        </Show>
        <td class="wide quiet tabular">{props.row.address ?? '–'}</td>
      </tr>
      <tr id={id} class="audit-more" hidden={!open()}>
        <td colspan={props.customers ? 4 : 3}>
          <Show when={open()}>
            <Facts row={props.row} />
            <Changes row={props.row} />
          </Show>
        </td>
      </tr>
    </>
  );
}
