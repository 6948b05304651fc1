import { A } from '@solidjs/router';

export default function Missing() {
  return (
    <div class="notice">
      <h2>There is no such page</h2>
      <p>The address may be mistyped, or the page has moved.</p>
      <A class="button" href="/mssp">
        Go to the dashboard
      </A>
    </div>
  );
}
