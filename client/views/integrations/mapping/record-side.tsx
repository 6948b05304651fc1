import { createSignal, Show } from 'solid-js';
import { TextArea } from '../../../ui/text-area.tsx';
import { RecordTree } from './record-tree.tsx';

const EXAMPLE = {
  id: 4711,
  rule: { name: 'Login from a new country', risk: 'P2' },
  user: { mail: 'ada@example.com', host: 'wks-17' },
  seen: '2026-01-31T14:05:00Z',
  addresses: ['203.0.113.7', '198.51.100.23'],
};

interface RecordSideProps {
  record: unknown;
  usedBy: ReadonlyMap<string, readonly string[]>;
  /** The field that is open; empty for none. */
  open: string;
  onRecord: (record: unknown) => void;
  onChoose: (pointer: string) => void;
}

/** The first record of what was pasted: an array, or one a line, is what products export. */
function firstOf(text: string): unknown {
  try {
    const whole: unknown = JSON.parse(text);
    return Array.isArray(whole) ? whole[0] : whole;
  } catch (error) {
    const [line = ''] = text.trim().split('\n');
    if (line !== text.trim() && line.startsWith('{') && line.endsWith('}')) return JSON.parse(line);
    throw error;
  }
}

function Paste(props: { onRecord: (record: unknown) => void }) {
  const [text, setText] = createSignal('');
  const [fault, setFault] = createSignal<string>();
  const take = (pasted: string) => {
    setText(pasted);
    setFault(undefined);
    if (pasted.trim() === '') return;
    try {
      props.onRecord(firstOf(pasted));
    } catch (error) {
      setFault(`this is no JSON: ${(error as Error).message}`);
    }
  };
  return (
    <>
      <header class="map-head">
        <h2>A record of the product</h2>
        <button type="button" class="button" onClick={() => props.onRecord(EXAMPLE)}>
          Use an example
        </button>
      </header>
      <TextArea
        label="Paste a record as the product sends it"
        hint="JSON. It stays in this page and goes to the server for the preview only; nothing of it is kept."
        mono={true}
        rows={12}
        value={text()}
        fault={fault()}
        onText={take}
      />
    </>
  );
}

/** The record that the mapping is tried on: pasted first, then chosen from. */
export function RecordSide(props: RecordSideProps) {
  return (
    <section class="map-side" aria-label="Record">
      <Show when={props.record !== undefined} fallback={<Paste onRecord={props.onRecord} />}>
        <header class="map-head">
          <h2>{props.open ? `Click what fills ${props.open}` : 'Open a field, then click what fills it'}</h2>
          <button type="button" class="button" onClick={() => props.onRecord(undefined)}>
            Paste another
          </button>
        </header>
        <section class="map-scroll" tabindex="0" aria-label="Values of the record">
          <RecordTree
            record={props.record}
            usedBy={props.usedBy}
            choosingFor={props.open || 'the field that is open'}
            onChoose={props.onChoose}
          />
        </section>
      </Show>
    </section>
  );
}
