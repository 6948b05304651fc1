import './set-up.css';
import { Navigate, useLocation } from '@solidjs/router';
import { createMemo, createSignal, Show } from 'solid-js';
import type { IngestKey } from '../../../../shared/wire/http/ingest-keys.ts';
import { useAddress } from '../../../ui/address.ts';
import { belowOf } from '../../frame/below.ts';
import { useReach } from '../reach.tsx';
import type { Product } from './product.ts';
import { ProductList } from './product-list.tsx';
import { ProductPage } from './product-page.tsx';
import { products } from './products.ts';

/** How every product is made to send here: a list, and the page of the one its address names. */
export default function SetUp() {
  const reach = useReach();
  const location = useLocation();
  const address = useAddress();
  /** Keys made here, by product: they are shown once, and that is now. */
  const [created, setCreated] = createSignal<ReadonlyMap<string, IngestKey>>(new Map());
  const hrefOf = (product: Product) => {
    const text = address.value('find');
    return `${reach.page}/set-up/${product.id}${text ? `?find=${encodeURIComponent(text)}` : ''}`;
  };
  const named = createMemo(() => belowOf(location.pathname).split('/')[1]);
  const product = createMemo(() => products.find(({ id }) => id === named()));
  return (
    <div class="set-up">
      <ProductList
        all={products}
        text={address.value('find')}
        hrefOf={hrefOf}
        onText={(text) => address.change({ find: [text] })}
      />
      <section class="set-up-page" tabindex="0" aria-label="Set-up">
        <Show when={product()} keyed fallback={<Navigate href={hrefOf(products[0]!)} />}>
          {(one) => (
            <ProductPage
              product={one}
              created={created().get(one.id)}
              onCreated={(key) => setCreated((known) => new Map(known).set(one.id, key))}
            />
          )}
        </Show>
      </section>
    </div>
  );
}
