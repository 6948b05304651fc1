import { For, Show } from 'solid-js';
import { contrast, contrastWords, inkOn } from './contrast.ts';
import { isColour } from './draft.ts';

/** The panels a brand stands on (client/ui/tokens.css: `--panel` of each theme). */
const panels = [
  { word: 'Dark', theme: 'dark', colour: '#18191b' },
  { word: 'Light', theme: 'light', colour: '#ffffff' },
] as const;

interface BrandPreviewProps {
  name: string;
  colour: string;
  accent: string;
}

function OnPanel(props: BrandPreviewProps & { panel: (typeof panels)[number] }) {
  const colour = () => (isColour(props.colour) ? props.colour : undefined);
  const accent = () => (isColour(props.accent) ? props.accent : undefined);
  const words = (one: string) => contrastWords(contrast(one, props.panel.colour));
  return (
    <div class="brand-panel" classList={{ [props.panel.theme]: true }}>
      <p class="brand-line" style={{ 'border-color': accent() }}>
        <span class="preview-mark" style={{ background: colour(), color: colour() && inkOn(colour()!) }}>
          {props.name.trim().charAt(0).toUpperCase()}
        </span>
        <strong class="ellipsis">{props.name}</strong>
      </p>
      <ul class="quiet brand-words">
        <Show when={colour()}>{(one) => <li>Colour {words(one())}</li>}</Show>
        <Show when={accent()}>{(one) => <li>Accent {words(one())}</li>}</Show>
        <Show when={!colour() && !accent()}>
          <li>{props.panel.word}: the product’s own greys</li>
        </Show>
      </ul>
    </div>
  );
}

/** How the brand stands out in either theme, to the eye and in words. */
export function BrandPreview(props: BrandPreviewProps) {
  return (
    <figure class="brand-preview" aria-label="Preview in both themes">
      <For each={panels}>{(panel) => <OnPanel {...props} panel={panel} />}</For>
    </figure>
  );
}
