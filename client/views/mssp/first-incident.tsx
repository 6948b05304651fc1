import './first-incident.css';
import { For } from 'solid-js';

const steps = [
  {
    word: 'Add a customer. With an API token, or in this browser’s session:',
    code: () => `curl -X POST ${location.origin}/api/v1/tenants \\
  -H 'authorization: Bearer TOKEN' -H 'content-type: application/json' \\
  -d '{"slug":"acme","name":"Acme"}'`,
  },
  {
    word: 'Make an ingest key for it. It is shown once:',
    code: () => `curl -X POST ${location.origin}/api/v1/tenants/acme/ingest-keys \\
  -H 'authorization: Bearer TOKEN' -H 'content-type: application/json' \\
  -d '{"name":"first sensor"}'`,
  },
  {
    word: 'Send the first incident. It shows here within a second:',
    code: () => `curl -X POST ${location.origin}/api/v1/ingest/native \\
  -H 'authorization: Bearer INGEST_KEY' -H 'content-type: application/json' \\
  -d '{"external_id":"1","title":"Test incident","severity":"high"}'`,
  },
];

/** Stands where the charts will, until there is something to draw. */
export function FirstIncident() {
  return (
    <section class="panel first-incident" aria-labelledby="first-incident-title">
      <h2 id="first-incident-title">No incident has arrived yet</h2>
      <p class="quiet">
        This page shows every customer’s incidents as they arrive, from any product that can send HTTP. Three
        commands bring the first one in.
      </p>
      <ol>
        <For each={steps}>
          {(step) => (
            <li>
              <p>{step.word}</p>
              <pre>{step.code()}</pre>
            </li>
          )}
        </For>
      </ol>
      <a class="button" href="/api/docs">
        Read the API documentation
      </a>
    </section>
  );
}
