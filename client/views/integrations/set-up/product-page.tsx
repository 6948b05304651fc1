import { A } from '@solidjs/router';
import { For, Show } from 'solid-js';
import type { IngestKey } from '../../../../shared/wire/http/ingest-keys.ts';
import { Snippet } from '../../../ui/snippet.tsx';
import { useReach } from '../reach.tsx';
import { addressOf, filled, KEY_PLACEHOLDER } from './place.ts';
import type { Product } from './product.ts';
import { ProductKey } from './product-key.tsx';

interface ProductPageProps {
  product: Product;
  created: IngestKey | undefined;
  onCreated: (created: IngestKey) => void;
}

/** With a key of the provider, each record has to say whose it is. */
function Whose(props: { product: Product }) {
  return (
    <p class="field-hint">
      A provider key sends for all customers. Whose a record is, is told by{' '}
      {props.product.tenant ? `${props.product.tenant}, ` : ''}the header <code>X-Tenant</code> of the
      request, or a routing rule. What nobody knows waits in quarantine; nothing is lost.
    </p>
  );
}

const LOOPBACK = /^(?:localhost|127\.|\[::1\])/;

/** What stands in the way of the address on this page, as the console was opened. */
const doubt = (): string | undefined => {
  if (LOOPBACK.test(location.hostname)) {
    return 'Only this machine reaches that address. Open the console at the address your products reach it by, and these examples change with it.';
  }
  return location.protocol === 'https:'
    ? undefined
    : 'The address is not encrypted: the key and all records can be read on their way. Put TLS in front of this server.';
};

function Connected(props: { kind: string }) {
  const reach = useReach();
  return (
    <p class="field-hint">
      This product can be fetched from instead:{' '}
      <A class="more" href={`${reach.page}/connectors`}>
        connectors of kind “{props.kind}”
      </A>
      .
    </p>
  );
}

/** How one product is made to send here, ready to be copied. */
export function ProductPage(props: ProductPageProps) {
  const reach = useReach();
  const place = () => ({ origin: location.origin, key: props.created?.key ?? KEY_PLACEHOLDER });
  return (
    <div>
      <header class="set-up-head">
        <h2>{props.product.name}</h2>
        <p>{props.product.about}</p>
      </header>
      <div class="set-up-facts">
        <Snippet name="Address" text={addressOf(props.product, location.origin)} />
        <Show when={doubt()}>{(said) => <p class="field-hint">{said()}</p>}</Show>
        <Show when={!reach.tenant}>
          <Whose product={props.product} />
        </Show>
        <Show when={props.product.connector}>{(kind) => <Connected kind={kind()} />}</Show>
      </div>
      <ProductKey product={props.product} created={props.created} onCreated={props.onCreated} />
      <ol class="set-up-steps">
        <For each={props.product.steps}>
          {(step) => (
            <li>
              <p>{step.say}</p>
              <Show when={step.code}>
                {(code) => (
                  <Snippet
                    name={code().name}
                    text={filled(code(), props.product, place())}
                    marks={[place().key]}
                  />
                )}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </div>
  );
}
