import ChevronRight from 'lucide-solid/icons/chevron-right';
import CircleAlert from 'lucide-solid/icons/circle-alert';
import { For, Show } from 'solid-js';
import type { MappingPreview } from '../../../../shared/wire/http/ingest-keys.ts';
import { type NativeField, nativeFields } from './native-field.ts';
import type { MappingDraft, RuleDraft } from './rule-draft.ts';
import { RuleForm } from './rule-form.tsx';

interface FieldListProps {
  draft: MappingDraft;
  open: string;
  preview: MappingPreview | undefined;
  onOpen: (name: string) => void;
  onEdit: (name: string, rule: RuleDraft) => void;
}

const NONE: RuleDraft = { form: 'none' };

const words = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Details are a level below the others. */
const readNative = (native: unknown, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], native);

const concerns = (refused: string, name: string): boolean =>
  refused === name || refused.startsWith(`${name}.`) || refused.startsWith(`${name}[`);

function Result(props: { field: NativeField; rule: RuleDraft; preview: MappingPreview | undefined }) {
  const made = () => readNative(props.preview?.native, props.field.name);
  const refusal = () => {
    const refused = props.preview?.refusal;
    return refused && concerns(refused.field, props.field.name) ? refused.reason : undefined;
  };
  return (
    <Show
      when={refusal()}
      fallback={
        <Show
          when={made() !== undefined}
          fallback={
            <span class="quiet">
              {props.rule.form === 'none' ? '' : props.preview ? 'nothing found' : ''}
            </span>
          }
        >
          <span class="map-made ellipsis" title={words(made())}>
            {words(made())}
          </span>
        </Show>
      }
    >
      {(reason) => (
        <span class="map-refused">
          <CircleAlert class="icon" aria-hidden="true" />
          {reason()}
        </span>
      )}
    </Show>
  );
}

/** Every field of ours: how it is filled, and what the pasted record makes of it. One of them is open. */
export function FieldList(props: FieldListProps) {
  const rule = (name: string) => props.draft[name] ?? NONE;
  return (
    <ul class="map-fields">
      <For each={nativeFields}>
        {(field) => (
          <li classList={{ open: props.open === field.name }}>
            <button
              type="button"
              class="map-field"
              aria-expanded={props.open === field.name}
              onClick={() => props.onOpen(props.open === field.name ? '' : field.name)}
            >
              <ChevronRight class="icon quiet" aria-hidden="true" />
              <span class="map-name" classList={{ unfilled: rule(field.name).form === 'none' }}>
                {field.name}
                <Show when={field.required}>
                  <span class="quiet"> required</span>
                </Show>
              </span>
              <Result field={field} rule={rule(field.name)} preview={props.preview} />
            </button>
            <Show when={props.open === field.name}>
              <div class="map-open">
                <p class="field-hint">{field.about}</p>
                <RuleForm
                  field={field}
                  rule={rule(field.name)}
                  onEdit={(next) => props.onEdit(field.name, next)}
                />
              </div>
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}
