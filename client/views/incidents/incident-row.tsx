import { A, useLocation, useNavigate } from '@solidjs/router';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { moduleWord } from '../../ui/module.ts';
import { Moment } from '../../ui/moment.tsx';
import { SeverityLabel } from '../../ui/severity.tsx';
import { StatusLabel } from '../../ui/status.tsx';
import { Assignee } from './assignee.tsx';
import { withFilter } from './filter.ts';
import { Marks } from './marks.tsx';

/** The whole row opens the incident; the link in it is what the keyboard and a new tab use. */
export function IncidentRow(props: { incident: Incident; now: number; opened: boolean }) {
  const location = useLocation();
  const navigate = useNavigate();
  const href = () => withFilter(location, 'incident', [props.incident.id]);
  const open = (event: MouseEvent) => {
    const selecting = getSelection()?.toString() !== '';
    if (event.defaultPrevented || selecting || (event.target as Element).closest('a')) return;
    navigate(href(), { scroll: false });
  };
  return (
    <tr
      data-testid="incident-row"
      data-incident-id={props.incident.id}
      classList={{ opened: props.opened, closed: props.incident.status === 'closed' }}
      onClick={open}
    >
      <td class="col-severity">
        <SeverityLabel severity={props.incident.severity} />
      </td>
      <td class="col-number">{props.incident.number}</td>
      <td class="col-customer">{props.incident.tenant.name}</td>
      <td class="col-title">
        <A class="incident-open" href={href()} noScroll={true} title={props.incident.title}>
          {props.incident.title}
        </A>
        <Marks incident={props.incident} />
      </td>
      <td class="col-module">{moduleWord[props.incident.module]}</td>
      <td class="col-status">
        <StatusLabel status={props.incident.status} />
      </td>
      <td class="col-assignee">
        <Assignee assignee={props.incident.assignee} />
      </td>
      <td class="col-detected">
        <Moment at={props.incident.detected_at} now={props.now} />
      </td>
    </tr>
  );
}
