import { createSignal, createUniqueId, For } from 'solid-js';
import { type Module, modules } from '../../../shared/domain/incident.ts';
import { MAX_CATEGORY_CHARS } from '../../../shared/wire/acts-limits.ts';
import type { Change } from '../../../shared/wire/http/acts.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { moduleWord } from '../../ui/module.ts';
import { createSubmission } from '../../ui/submission.ts';
import { common } from './common.ts';
import { ActFrame } from './frame.tsx';
import type { DialogProps } from './opened.ts';

/** What kind of risk it is. Where many differ, what is not chosen stays as it is in each. */
export function ModuleDialog(props: DialogProps) {
  const { targets, change } = props.opened;
  const id = createUniqueId();
  const now = {
    module: common(targets, ({ module }) => module),
    category: common(targets, ({ category }) => category ?? ''),
  };
  const [module, setModule] = createSignal<Module | ''>(change.module ?? now.module ?? '');
  const [category, setCategory] = createSignal(change.category ?? now.category ?? '');
  const categories = [...new Set(targets.flatMap(({ category: known }) => known ?? []))];
  const wanted = (): Change => {
    const text = category().trim();
    const isKept = text === (now.category ?? '');
    return {
      ...(module() !== '' && module() !== now.module && { module: module() as Module }),
      ...(!isKept && { category: text === '' ? null : text }),
    };
  };
  const form = createSubmission({
    fields: ['module'],
    check: () => (Object.keys(wanted()).length === 0 ? { module: 'Nothing is changed yet' } : {}),
    act: async () => props.act(wanted(), 'filed anew'),
  });
  return (
    <ActFrame opened={props.opened} title="Module of" verb="Save" form={form} onClose={props.onClose}>
      <SelectField
        label="Module"
        value={module()}
        fault={form.at('module')}
        options={[
          ...(now.module === null ? [{ value: '' as const, word: 'As it is in each' }] : []),
          ...modules.map((value) => ({ value, word: moduleWord[value] })),
        ]}
        onChoose={setModule}
      />
      <TextField
        label="Category"
        optional
        list={id}
        maxlength={MAX_CATEGORY_CHARS}
        autocomplete="off"
        {...(now.category === null && { hint: 'They differ; left empty, each keeps its own.' })}
        value={category()}
        onText={setCategory}
      />
      <datalist id={id}>
        <For each={categories}>{(word) => <option value={word} />}</For>
      </datalist>
    </ActFrame>
  );
}
