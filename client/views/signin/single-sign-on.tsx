import { createSignal } from 'solid-js';
import { startSingleSignOn } from '../../identity.ts';

interface SingleSignOnProps {
  name: string;
  /** Path to come back to. */
  back: string;
  onFault: (message: string) => void;
}

export function SingleSignOn(props: SingleSignOnProps) {
  const [busy, setBusy] = createSignal(false);
  const start = async () => {
    if (busy()) return;
    setBusy(true);
    props.onFault('');
    const failed = `/sign-in?back=${encodeURIComponent(props.back)}`;
    await startSingleSignOn(props.back, failed).then(
      (address) => location.assign(address),
      (error: Error) => {
        setBusy(false);
        props.onFault(error.message);
      },
    );
  };
  return (
    <button type="button" class="button" aria-disabled={busy()} onClick={start}>
      Sign in with {props.name}
    </button>
  );
}
