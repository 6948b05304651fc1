import Building from 'lucide-solid/icons/building';
import Globe from 'lucide-solid/icons/globe';
import Layers from 'lucide-solid/icons/layers';
import { type Accessor, createMemo, Show } from 'solid-js';
import { roleWords } from '../../../shared/domain/access/role.ts';
import type { Entry } from '../../ui/finder.tsx';
import { plural } from '../../ui/number.ts';
import { plain } from '../../ui/search-rank.ts';
import { useActor, useStanding } from './actor.tsx';
import { BrandMark } from './brand-mark.tsx';
import { useConsole } from './context.tsx';
import { recent } from './recent.ts';
import { type Customer, PROVIDER } from './rights.ts';
import { useSwitch } from './switch-place.ts';

/** What is worth a word beside a name: a state that is not the usual one, else the reader's own role. */
function Note(props: { tenant: Customer }) {
  const note = () =>
    props.tenant.state === 'active'
      ? props.tenant.role && roleWords[props.tenant.role].name
      : props.tenant.state;
  return (
    <>
      <Show when={note()}>{(word) => <span class="tag">{word()}</span>}</Show>
      <span class="finder-note ellipsis">{props.tenant.slug}</span>
    </>
  );
}

/** Every environment the reader can go to, as entries to find and choose. */
export function useCustomerEntries() {
  const me = useActor();
  const { selector } = useStanding();
  const { place, group } = useConsole();
  const turnTo = useSwitch();
  const here = () => {
    const at = place();
    return at?.side === 'tenant' ? at.tenant.id : group()?.id;
  };
  const entryOf = (tenant: Customer): Entry => ({
    id: tenant.id,
    word: tenant.name,
    texts: [tenant.name, tenant.slug, tenant.brand_name ?? ''].map(plain),
    before: () => <BrandMark tenant={tenant} />,
    after: () => <Note tenant={tenant} />,
    current: tenant.id === here(),
    choose: () => turnTo({ side: 'tenant', tenant }),
  });
  const customers = createMemo(() =>
    selector()
      .tenants.toSorted((one, other) => one.name.localeCompare(other.name))
      .map(entryOf),
  );
  const groups = createMemo<readonly Entry[]>(() =>
    me().provider?.mssp_view
      ? selector().groups.map(({ id, name, tenants }) => ({
          id,
          word: name,
          texts: [plain(name)],
          before: () => <Layers class="icon" aria-hidden="true" />,
          after: () => <span class="finder-note">{plural(tenants.length, 'customer')}</span>,
          current: id === here(),
          choose: () => turnTo(PROVIDER, id),
        }))
      : [],
  );
  const everything: Accessor<readonly Entry[]> = () => {
    const { provider } = me();
    if (!provider) return [];
    const word = provider.mssp_view ? 'All customers' : 'Provider';
    const Icon = provider.mssp_view ? Globe : Building;
    return [
      {
        id: 'all',
        word,
        texts: [plain(word), provider.mssp_view ? 'mssp view' : 'administration'],
        before: () => <Icon class="icon" aria-hidden="true" />,
        current: place()?.side === 'provider' && !group(),
        choose: () => turnTo(PROVIDER),
      },
    ];
  };
  const lately = createMemo(() => {
    const slugs = recent(me().actor.id);
    const byId = new Map(customers().map((entry) => [entry.id, entry]));
    return slugs.flatMap((slug) => {
      const tenant = selector().tenants.find((one) => one.slug === slug);
      const entry = tenant && byId.get(tenant.id);
      return entry && !entry.current ? { ...entry, id: `recent-${entry.id}` } : [];
    });
  });
  return { everything, lately, groups, customers };
}
