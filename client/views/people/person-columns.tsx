import './person-columns.css';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import ShieldOff from 'lucide-solid/icons/shield-off';
import { Show } from 'solid-js';
import { type Role, roleWords } from '../../../shared/domain/access/role.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Moment } from '../../ui/moment.tsx';

/** What lists of people say of each, in the provider's team as among a customer's members. */
interface Listed {
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly two_factor: boolean;
  readonly last_seen_at: string | null;
  readonly deactivated_at: string | null;
}

function TwoFactor(props: { on: boolean }) {
  return (
    <span class="second-step">
      <Show when={props.on} fallback={<ShieldOff class="icon" aria-hidden="true" />}>
        <ShieldCheck class="icon" aria-hidden="true" />
      </Show>
      {props.on ? 'On' : 'Off'}
    </span>
  );
}

/** Who it is, and as what. */
export const identityColumns = <T extends Listed>(me: () => string): Column<T>[] => [
  {
    head: 'Name',
    cell: (person) => (
      <>
        {person.name}
        <Show when={person.user_id === me()}>
          <span class="quiet"> (you)</span>
        </Show>
      </>
    ),
  },
  { head: 'E-mail', cell: (person) => person.email, class: 'middling', width: '18rem' },
  { head: 'Role', width: '9rem', cell: (person) => roleWords[person.role].name },
];

/** How safe the account is, and whether it is in use. */
export const standingColumns = <T extends Listed>(now: () => number): Column<T>[] => [
  {
    head: 'Two-factor',
    class: 'desk',
    width: '8rem',
    cell: (person) => <TwoFactor on={person.two_factor} />,
  },
  {
    head: 'Last seen',
    width: '7rem',
    cell: (person) => (
      <Show when={person.last_seen_at} fallback={<span class="quiet">never</span>}>
        {(at) => <Moment at={at()} now={now()} />}
      </Show>
    ),
  },
  { head: 'State', width: '8rem', cell: (person) => (person.deactivated_at ? 'Deactivated' : 'Active') },
];
