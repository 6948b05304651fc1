import { Show } from 'solid-js';
import { TextField } from '../../../ui/field.tsx';
import { BrandPreview } from './brand-preview.tsx';
import { ColourField } from './colour-field.tsx';
import type { Draft } from './draft.ts';

interface BrandFieldsProps {
  draft: Draft;
  fault: (field: 'brand_name' | 'brand_colour' | 'brand_accent') => string | undefined;
  onChange: (change: Partial<Draft>) => void;
}

/** How the tenant's console and reports look, seen before it is saved. */
export function BrandFields(props: BrandFieldsProps) {
  return (
    <fieldset class="field-set brand">
      <legend>Branding</legend>
      <TextField
        label="Brand name"
        optional={true}
        hint="Where it differs from the name."
        maxlength="120"
        autocomplete="off"
        value={props.draft.brand_name}
        fault={props.fault('brand_name')}
        onText={(brand_name) => props.onChange({ brand_name })}
      />
      <div class="brand-colours">
        <ColourField
          label="Colour"
          value={props.draft.brand_colour}
          fault={props.fault('brand_colour')}
          onColour={(brand_colour) => props.onChange({ brand_colour })}
        />
        <ColourField
          label="Accent"
          value={props.draft.brand_accent}
          fault={props.fault('brand_accent')}
          onColour={(brand_accent) => props.onChange({ brand_accent })}
        />
      </div>
      <Show when={props.draft.brand_name || props.draft.name}>
        {(name) => (
          <BrandPreview name={name()} colour={props.draft.brand_colour} accent={props.draft.brand_accent} />
        )}
      </Show>
    </fieldset>
  );
}
