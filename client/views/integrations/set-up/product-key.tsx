import { Show } from 'solid-js';
import type { IngestKey } from '../../../../shared/wire/http/ingest-keys.ts';
import { post } from '../../../api.ts';
import { FormFault } from '../../../ui/field.tsx';
import { Secret } from '../../../ui/secret.tsx';
import { createSubmission } from '../../../ui/submission.ts';
import { useConsole } from '../../frame/context.tsx';
import { KeyTrial } from '../keys/key-trial.tsx';
import { useReach } from '../reach.tsx';
import { KEY_PLACEHOLDER } from './place.ts';
import type { Product } from './product.ts';

interface ProductKeyProps {
  product: Product;
  created: IngestKey | undefined;
  onCreated: (created: IngestKey) => void;
}

/** A key for the product, which then stands in all that is to be copied. */
export function ProductKey(props: ProductKeyProps) {
  const reach = useReach();
  const { may } = useConsole();
  const mayCreate = () => may(reach.tenant ? 'ingest_keys.manage' : 'provider_keys.manage');
  const form = createSubmission({
    fields: [],
    act: async () => {
      props.onCreated(await post<IngestKey>(`${reach.api}/ingest-keys`, { name: props.product.name }));
    },
  });
  return (
    <section class="set-up-key" aria-label="Key">
      <Show
        when={props.created}
        fallback={
          <form class="trial-head" onSubmit={form.submit}>
            <p class="field-hint">
              <Show
                when={mayCreate()}
                fallback={`${reach.granter} creates the key that stands in the place of ${KEY_PLACEHOLDER}.`}
              >
                Put a key in the place of <code>{KEY_PLACEHOLDER}</code>: one you have kept, or a new one,
                which is then filled in below.
              </Show>
            </p>
            <Show when={mayCreate()}>
              <button type="submit" class="button primary" disabled={form.busy()}>
                Create a key
              </button>
            </Show>
          </form>
        }
      >
        {(created) => (
          <>
            <Secret
              label={`Ingest key “${props.product.name}”`}
              value={created().key}
              note="Shown while you stay on these pages, and never again: only its hash is kept. It is filled in below."
            />
            <KeyTrial id={created().id} />
          </>
        )}
      </Show>
      <FormFault text={form.fault()} />
    </section>
  );
}
