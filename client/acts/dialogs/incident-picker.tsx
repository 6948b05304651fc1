import X from 'lucide-solid/icons/x';
import { createMemo, createSignal, createUniqueId, Show } from 'solid-js';
import type { Incident } from '../../../shared/wire/http/incidents.ts';
import { TextField } from '../../ui/field.tsx';
import { SeverityMark } from '../../ui/severity.tsx';
import { StatusLabel } from '../../ui/status.tsx';
import { createCandidates, type Found } from './candidates.ts';
import { createSuggest } from './suggest.tsx';

export type { Found } from './candidates.ts';

interface PickerProps {
  targets: readonly Incident[];
  chosen: Found | null;
  fault?: string | undefined;
  onChoose: (incident: Found | null) => void;
}

/** Another incident of the same customer: those that are likest first, all others by number or words. */
export function IncidentPicker(props: PickerProps) {
  const id = createUniqueId();
  const [text, setText] = createSignal('');
  const { found, busy } = createCandidates(props.targets, text);
  const suggest = createSuggest({
    id,
    list: createMemo(() =>
      found().map((one) => ({
        id: one.id,
        draw: () => (
          <>
            <SeverityMark severity={one.severity} />
            <span class="suggest-number">{one.number}</span>
            <span class="ellipsis finder-word">{one.title}</span>
            <span class="finder-note ellipsis">{one.why}</span>
          </>
        ),
      })),
    ),
    choose: (chosen) => props.onChoose(found().find((one) => one.id === chosen)!),
  });
  return (
    <Show
      when={props.chosen}
      fallback={
        <div class="suggest">
          <TextField
            label="Duplicate of"
            placeholder="Number or words of the title"
            autocomplete="off"
            role="combobox"
            aria-expanded={found().length > 0}
            aria-controls={id}
            aria-activedescendant={suggest.active()}
            value={text()}
            fault={props.fault}
            onText={setText}
            onKeyDown={suggest.press}
          />
          <Show
            when={found().length > 0}
            fallback={
              <p class="act-about" role="status">
                {busy() ? 'Looking…' : `No other incident of ${props.targets[0]!.tenant.name} fits.`}
              </p>
            }
          >
            {suggest.draw('Incidents')}
          </Show>
        </div>
      }
    >
      {(chosen) => (
        <p class="suggest-chosen">
          <SeverityMark severity={chosen().severity} />
          <span class="suggest-number">{chosen().number}</span>
          <span class="ellipsis finder-word">{chosen().title}</span>
          <StatusLabel status={chosen().status} />
          <button
            type="button"
            class="button bare square"
            aria-label="Choose another"
            title="Choose another"
            onClick={() => props.onChoose(null)}
          >
            <X class="icon" aria-hidden="true" />
          </button>
        </p>
      )}
    </Show>
  );
}
