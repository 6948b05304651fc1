import { A } from '@solidjs/router';
import { createMemo, For, Show } from 'solid-js';
import { SearchBox } from '../../../ui/search-box.tsx';
import { plain, ranked } from '../../../ui/search-rank.ts';
import { kinds, kindWord, type Product } from './product.ts';

interface ProductListProps {
  all: readonly Product[];
  text: string;
  /** The address of a product's page. */
  hrefOf: (product: Product) => string;
  onText: (text: string) => void;
}

const textsOf = ({ name, also = '', format, kind }: Product) =>
  [name, also, format, kindWord[kind]].map(plain);

/** The products, by kind; what is typed narrows them down. */
export function ProductList(props: ProductListProps) {
  const fitting = createMemo(() => new Set(ranked(props.text, props.all, textsOf)));
  const groups = createMemo(() =>
    kinds
      .map((kind) => ({ kind, fits: props.all.filter((one) => one.kind === kind && fitting().has(one)) }))
      .filter(({ fits }) => fits.length > 0),
  );
  return (
    <nav class="set-up-list" aria-label="Products">
      <SearchBox label="Find a product" text={props.text} onText={props.onText} />
      <div class="set-up-kinds">
        <For each={groups()}>
          {({ kind, fits }) => (
            <section aria-labelledby={`kind-${kind}`}>
              <h2 id={`kind-${kind}`}>{kindWord[kind]}</h2>
              <ul>
                <For each={fits}>
                  {(product) => (
                    <li>
                      <A
                        class="set-up-link ellipsis"
                        activeClass="here"
                        href={props.hrefOf(product)}
                        noScroll={true}
                      >
                        {product.name}
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
        <Show when={groups().length === 0}>
          <p class="notice quiet">
            No product of that name. Whatever sends JSON can use “Any other product”, and whatever writes CEF,
            LEEF or syslog has a page under “Open formats”.
          </p>
        </Show>
      </div>
    </nav>
  );
}
