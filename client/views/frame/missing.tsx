import { A } from '@solidjs/router';

/** The same words for what never was and for what is not the reader's. */
export default function Missing() {
  return (
    <div class="notice" data-testid="missing">
      <h2>There is nothing here for you</h2>
      <p>The address may be mistyped or out of date, or it belongs to something you have no access to.</p>
      <A class="button" href="/">
        Go to your console
      </A>
    </div>
  );
}
