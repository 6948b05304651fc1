import { For, type JSX, Show } from 'solid-js';
import { type DetailName, detailNames } from '../../../../shared/domain/details.ts';
import type { Incident } from '../../../../shared/wire/http/incidents.ts';
import { useOps } from '../../../ops/ops.tsx';
import { detailWord } from '../../../ui/detail-word.ts';
import { moduleWord } from '../../../ui/module.ts';
import { Moment } from '../../../ui/moment.tsx';
import { SeverityMark } from '../../../ui/severity.tsx';
import { severityWord } from '../../../ui/severity-word.ts';
import { StatusLabel } from '../../../ui/status.tsx';
import type { ColumnId } from './column-ids.ts';
import { initials } from './initials.ts';
import { Marks } from './marks.tsx';

export interface CellProps {
  readonly incident: Incident;
  /** The present minute, epoch milliseconds. */
  readonly now: number;
  readonly href: string;
  /** Why it is in the list no more, once that is so. */
  readonly misfit: string | null;
}

function Severity(props: CellProps) {
  return (
    <span class="severity-label" title={severityWord(props.incident.severity)}>
      <SeverityMark severity={props.incident.severity} />
      <span class="severity-word">{severityWord(props.incident.severity)}</span>
    </span>
  );
}

function Title(props: CellProps) {
  return (
    <>
      <a class="incident-open" href={props.href} tabindex="-1" title={props.incident.title} draggable={false}>
        {props.incident.title}
      </a>
      <Show when={props.misfit}>{(reason) => <span class="mark misfit">{reason()}</span>}</Show>
      <Marks incident={props.incident} />
    </>
  );
}

/** The part of an address that names a person; what is no address stays whole. */
const nameIn = (assignee: string): string => /^([^@\s]+)@[^@\s]+$/.exec(assignee)?.[1] ?? assignee;

function Assignee(props: CellProps) {
  const assignee = () => props.incident.assignee;
  return (
    <span classList={{ quiet: assignee() === null }} title={assignee() ?? ''}>
      {assignee() === null ? '–' : nameIn(assignee()!)}
    </span>
  );
}

/** More than these are a number. */
const MOST_FACES = 3;

function People(props: CellProps) {
  const ops = useOps();
  const people = () => ops.presence(props.incident.id);
  const words = () =>
    people()
      .map(({ name, claimed }) => (claimed ? `${name} is looking into it` : `${name} has it open`))
      .join('\n');
  return (
    <Show when={people().length > 0}>
      <span class="faces" title={words()}>
        <For each={people().slice(0, MOST_FACES)}>
          {({ name, claimed }) => (
            <span class="face" classList={{ claimed }} aria-hidden="true">
              {initials(name)}
            </span>
          )}
        </For>
        <Show when={people().length > MOST_FACES}>
          <span class="quiet tabular" aria-hidden="true">
            +{people().length - MOST_FACES}
          </span>
        </Show>
        <span class="unseen">{words()}</span>
      </span>
    </Show>
  );
}

function Detail(props: CellProps & { name: DetailName }) {
  const word = () => {
    const value = props.incident.details[props.name];
    return value === undefined ? undefined : detailWord(props.name, value);
  };
  return (
    <Show when={word()} fallback={<span class="quiet">–</span>}>
      {(text) => <span title={text()}>{text()}</span>}
    </Show>
  );
}

/** What stands in each column of an incident's row. */
export const cells: Record<ColumnId, (props: CellProps) => JSX.Element> = {
  ...(Object.fromEntries(
    detailNames.map((name) => [name, (props: CellProps) => <Detail {...props} name={name} />]),
  ) as Record<DetailName, (props: CellProps) => JSX.Element>),
  severity: Severity,
  number: (props) => <>{props.incident.number}</>,
  customer: (props) => <span title={props.incident.tenant.name}>{props.incident.tenant.name}</span>,
  title: Title,
  module: (props) => <>{moduleWord[props.incident.module]}</>,
  category: (props) => <span title={props.incident.category ?? ''}>{props.incident.category ?? '–'}</span>,
  source: (props) => <span title={props.incident.source}>{props.incident.source}</span>,
  status: (props) => <StatusLabel status={props.incident.status} />,
  assignee: Assignee,
  people: People,
  tags: (props) => (
    <span title={props.incident.tags.join(', ')}>{props.incident.tags.join(', ') || '–'}</span>
  ),
  seen: (props) => <Moment at={props.incident.last_seen_at} now={props.now} />,
  detected: (props) => <Moment at={props.incident.detected_at} now={props.now} />,
};
