import './first-incident.css';
import { createSignal, Show } from 'solid-js';
import { post } from '../../api.ts';
import { useFeed } from '../../live/feed.tsx';
import { useConsole } from '../frame/context.tsx';
import { firstCustomer, ingestCommand } from './first-customer.ts';

function Command(props: { ingestKey: string }) {
  const text = () => ingestCommand(location.origin, props.ingestKey);
  const [copied, setCopied] = createSignal(false);
  const copy = () => navigator.clipboard.writeText(text()).then(() => setCopied(true));
  return (
    <>
      <p>Send the first incident from a terminal. It shows here within a second.</p>
      <pre>{text()}</pre>
      <button type="button" class="button" onClick={copy}>
        {copied() ? 'Copied' : 'Copy the command'}
      </button>
      <Show when={props.ingestKey !== ''}>
        <p class="quiet">The key is shown this once. Keep it where your sensor reads its secrets.</p>
      </Show>
    </>
  );
}

function CustomerForm(props: { onKey: (key: string) => void }) {
  const { store } = useFeed();
  const [fault, setFault] = createSignal('');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget as HTMLFormElement).get('customer'));
    setFault('');
    await firstCustomer(post, store.tenants(), name)
      .then(props.onKey)
      .catch((error: Error) => setFault(error.message));
  };
  return (
    <form class="first-form" onSubmit={submit}>
      <label>
        Name of the customer
        <input
          class="input"
          name="customer"
          required
          maxlength="120"
          placeholder="Acme"
          value={store.tenants()[0]?.name ?? ''}
        />
      </label>
      <button type="submit" class="button primary">
        Create an ingest key
      </button>
      <p class="first-fault" role="alert">
        {fault()}
      </p>
    </form>
  );
}

/** Stands where the charts will, until there is something to draw: what the page is for, and the way to begin. */
export function FirstIncident() {
  const { may } = useConsole();
  const [key, setKey] = createSignal('');
  return (
    <section class="panel first-incident" aria-labelledby="first-incident-title">
      <h2 id="first-incident-title">No incident has arrived yet</h2>
      <Show
        when={may('tenants.manage')}
        fallback={
          <p class="quiet">
            Here the incidents of your customers show as they arrive. An MSSP Admin connects their products.
          </p>
        }
      >
        <p class="quiet">
          Here every customer’s incidents show as they arrive, from any product that can send HTTP. Name a
          customer to get the key its sensor signs in with, then send the first one.
        </p>
        <CustomerForm onKey={setKey} />
        <Command ingestKey={key()} />
      </Show>
      <a class="first-more" href="/api/docs" target="_self">
        All formats and calls are in the API documentation
      </a>
    </section>
  );
}
