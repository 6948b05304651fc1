import { exactTime } from '../../ui/instant.ts';
import { moduleWord } from '../../ui/module.ts';
import { severityWord } from '../../ui/severity.tsx';
import { statusWord } from '../../ui/status-word.ts';
import type { WaitingAct } from '../act.ts';
import { resolutionWord } from '../dialogs/resolution-word.ts';

const NOBODY = 'Nobody';
const NOTHING = 'none';

/** A change as a person reads it: what is to become what. */
export function wantedFacts({ change, names }: Pick<WaitingAct, 'change' | 'names'>): [string, string][] {
  const { assignee, tags, snooze_until, category, pause_reason, escalate } = change;
  const facts: [string, string | false | undefined][] = [
    ['Status', change.status && statusWord[change.status]],
    ['Resolution', change.resolution && resolutionWord[change.resolution]],
    ['Duplicate of', change.duplicate_of && (names.duplicateOf ?? 'another incident')],
    ['Severity', change.severity && severityWord(change.severity)],
    ['Assignee', assignee === 'me' ? 'You' : assignee === null ? NOBODY : (names.assignee ?? assignee)],
    ['Module', change.module && moduleWord[change.module]],
    ['Category', category === null ? NOTHING : category],
    ['Tags on', tags?.add?.join(', ')],
    ['Tags off', tags?.remove?.join(', ')],
    ['Snoozed until', snooze_until === null ? NOTHING : snooze_until && exactTime(Date.parse(snooze_until))],
    ['Waits for', pause_reason === null ? NOTHING : pause_reason],
    ['Escalated', escalate === null ? 'no longer' : escalate],
  ];
  return facts.flatMap(([word, value]): [string, string][] => (value ? [[word, value]] : []));
}
