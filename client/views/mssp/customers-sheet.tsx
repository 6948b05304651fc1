import './customers-sheet.css';
import { useSearchParams } from '@solidjs/router';
import X from 'lucide-solid/icons/x';
import { createEffect, createMemo, createSignal, Show } from 'solid-js';
import { useFeed } from '../../live/feed.tsx';
import { cell } from '../../live/reading.ts';
import { plural } from '../../ui/number.ts';
import { createHold } from './hold.ts';
import { createOrder } from './order.ts';
import { RankHead } from './rank-head.tsx';
import { RankList } from './rank-list.tsx';
import { RankTenant } from './rank-tenant.tsx';

/** Every customer, worst first: all of them, or only the active ones that the overview counts. */
function Sheet(props: { only: string; onClose: () => void }) {
  const hold = createHold();
  const [text, setText] = createSignal('');
  const order = createOrder((cells) => cell(cells, 'risk'), hold.held);
  const shown = createMemo(() => {
    const wanted = text().trim().toLowerCase();
    return order().filter(
      (tenant) =>
        (props.only === 'all' || tenant.state === props.only) && tenant.name.toLowerCase().includes(wanted),
    );
  });
  let dialog!: HTMLDialogElement;
  createEffect(() => dialog.showModal());
  return (
    <dialog ref={dialog} class="sheet customers" aria-labelledby="customers-title" onClose={props.onClose}>
      <header class="panel-head">
        <h2 id="customers-title">
          {plural(shown().length, props.only === 'all' ? 'customer' : `${props.only} customer`)}
        </h2>
        <input
          class="input end customers-search"
          type="search"
          placeholder="Find a customer"
          aria-label="Find a customer"
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="button" class="button bare square" aria-label="Close" onClick={() => dialog.close()}>
          <X class="icon" aria-hidden="true" />
        </button>
      </header>
      <div class="ranking-body" {...hold.on}>
        <RankHead />
        <RankList
          label="Customers"
          order={shown()}
          rowRem={2}
          row={(tenant) => <RankTenant tenant={tenant} />}
        />
      </div>
    </dialog>
  );
}

export function CustomersSheet() {
  const [params, setParams] = useSearchParams();
  const { store } = useFeed();
  return (
    <Show when={store.ready() && params.customers}>
      <Sheet only={String(params.customers)} onClose={() => setParams({ customers: undefined })} />
    </Show>
  );
}
