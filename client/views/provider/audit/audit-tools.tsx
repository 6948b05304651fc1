import Download from 'lucide-solid/icons/download';
import { createMemo, Show } from 'solid-js';
import { DAY_MS } from '../../../../shared/domain/clock.ts';
import type { TenantName } from '../../../../shared/wire/http/me.ts';
import { useFeed } from '../../../live/feed.tsx';
import type { Address } from '../../../ui/address.ts';
import { ChipList } from '../../../ui/chips.tsx';
import { ChoiceMenu } from '../../../ui/choice-menu.tsx';
import { dayTime } from '../../../ui/instant.ts';
import { RangeMenu } from '../../../ui/range-menu.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { actionWord, phrases, tenantActions } from './audit-phrases.ts';

export const auditFilters = ['actor', 'action', 'tenant', 'from', 'to'] as const;

const days = [
  { count: 1, word: 'Last 24 hours' },
  { count: 7, word: 'Last 7 days' },
  { count: 30, word: 'Last 30 days' },
];

const labels: Record<(typeof auditFilters)[number], string> = {
  actor: 'Actor',
  action: 'Action',
  tenant: 'Customer',
  from: 'From',
  to: 'To',
};
const choicesOf = (actions: readonly string[]) =>
  actions.map((value) => ({ value, word: actionWord(value) }));

interface AuditToolsProps {
  address: Address;
  /** Where the entries come from: `/api/v1/audit` or a tenant's. */
  base: string;
  /** The customers to choose from; none inside a customer's own console. */
  customers: readonly TenantName[] | undefined;
}

function Exports(props: { base: string; query: string }) {
  const href = (format: string) => {
    const search = new URLSearchParams(props.query);
    search.set('format', format);
    return `${props.base}/export?${search}`;
  };
  return (
    <>
      <a class="button end" href={href('csv')} target="_self" download="">
        <Download class="icon" aria-hidden="true" />
        Export CSV
      </a>
      <a class="button" href={href('json')} target="_self" download="">
        <Download class="icon" aria-hidden="true" />
        Export JSON
      </a>
    </>
  );
}

/** The filters of the log, which are the page's address, and what they select as a file. */
export function AuditTools(props: AuditToolsProps) {
  const { serverNow } = useFeed();
  const spans = days.map(({ count, word }) => ({ word, start: () => serverNow() - count * DAY_MS }));
  const customers = () => (props.customers ?? []).map(({ slug, name }) => ({ value: slug, word: name }));
  const word = (name: string, value: string) => {
    if (name === 'action') return actionWord(value);
    if (name === 'tenant') return customers().find((one) => one.value === value)?.word ?? value;
    return name === 'actor' || Number.isNaN(Date.parse(value)) ? value : dayTime(Date.parse(value));
  };
  const chips = createMemo(() =>
    auditFilters.flatMap((name) => {
      const values = props.address.values(name);
      if (values.length === 0) return [];
      const words = values.map((value) => word(name, value)).join(', ');
      return [{ label: labels[name], word: words, without: props.address.changed({ [name]: [] }) }];
    }),
  );
  const set = (name: string) => (next: readonly string[]) => props.address.change({ [name]: next });
  return (
    <div class="data-tools">
      <SearchBox
        label="Search by actor"
        text={props.address.value('actor')}
        onText={(text) => set('actor')([text])}
      />
      <ChoiceMenu
        label="Action"
        choices={choicesOf(props.customers ? Object.keys(phrases) : tenantActions)}
        chosen={props.address.values('action')}
        onChoose={set('action')}
        find={true}
      />
      <Show when={props.customers}>
        <ChoiceMenu
          label="Customer"
          choices={customers()}
          chosen={props.address.values('tenant')}
          onChoose={set('tenant')}
          find={true}
        />
      </Show>
      <RangeMenu
        label="Time"
        from={props.address.value('from')}
        to={props.address.value('to')}
        spans={spans}
        onRange={({ from, to }) => props.address.change({ from: [from], to: [to] })}
      />
      <Exports base={props.base} query={props.address.query(auditFilters)} />
      <ChipList
        chips={chips()}
        clear={props.address.changed(Object.fromEntries(auditFilters.map((name) => [name, []])))}
      />
    </div>
  );
}
