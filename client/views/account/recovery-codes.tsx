import Download from 'lucide-solid/icons/download';
import Printer from 'lucide-solid/icons/printer';
import { onMount } from 'solid-js';
import { download } from '../../ui/download.ts';
import { Secret } from '../../ui/secret.tsx';
import { recoveryText } from './recovery-file.ts';

interface RecoveryCodesProps {
  codes: readonly string[];
  email: string;
  onDone: () => void;
}

const FILE = 'watchfloor-recovery-codes.txt';

/** Shown this once: the server keeps them so that not even it can show them again. */
export function RecoveryCodes(props: RecoveryCodesProps) {
  const text = () => recoveryText(props.codes, props.email, new Date());
  let done!: HTMLButtonElement;
  onMount(() => done.focus());
  return (
    <div class="side-form">
      <div class="side-body recovery">
        <p>
          When your phone is out of reach, each of these signs you in once. Keep them where only you can read
          them. They are <strong>not shown again</strong>.
        </p>
        <pre class="recovery-print">{text()}</pre>
        <Secret label="Recovery codes" value={props.codes.join('\n')} rows={props.codes.length} />
        <div class="account-acts">
          <button type="button" class="button" onClick={() => download(FILE, text(), 'text/plain')}>
            <Download class="icon" aria-hidden="true" />
            Download
          </button>
          <button type="button" class="button" onClick={() => print()}>
            <Printer class="icon" aria-hidden="true" />
            Print
          </button>
        </div>
      </div>
      <footer class="side-foot">
        <button ref={done} type="button" class="button primary" onClick={props.onDone}>
          I have kept them
        </button>
      </footer>
    </div>
  );
}
