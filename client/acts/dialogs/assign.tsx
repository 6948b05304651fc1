import UserX from 'lucide-solid/icons/user-x';
import { createMemo, createResource, Match, Switch } from 'solid-js';
import type { Assignee, AssigneeList } from '../../../shared/wire/http/assignees.ts';
import { ApiError, get } from '../../api.ts';
import { type Entry, Finder } from '../../ui/finder.tsx';
import { plural } from '../../ui/number.ts';
import { plain } from '../../ui/search-rank.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useActor } from '../../views/frame/actor.tsx';
import { common } from './common.ts';
import { PlainFrame } from './frame.tsx';
import type { DialogProps } from './opened.ts';
import { MOST_CUSTOMERS, peoplePath } from './people-path.ts';

const read = (path: string): Promise<AssigneeList | ApiError> =>
  get<AssigneeList>(path).catch((error) =>
    error instanceof ApiError ? error : new ApiError(0, String(error)),
  );

/** Somebody who may work on all of them: type a part of the name, Enter assigns. */
export function AssignDialog(props: DialogProps) {
  const { targets } = props.opened;
  const me = useActor();
  const path = peoplePath(targets, 'work');
  const [answer] = createResource(() => path, read, { initialValue: undefined });
  const now = common(targets, ({ assignee_id }) => assignee_id);
  const entryOf = ({ id, name, open }: Assignee): Entry => ({
    id,
    word: id === me().actor.id ? `${name} (you)` : name,
    texts: [plain(name), ...(id === me().actor.id ? ['me'] : [])],
    after: () => <span class="finder-note tabular">{plural(open, 'open', 'open')}</span>,
    current: id === now,
    choose: () => props.act({ assignee: id }, `assigned to ${name}`, { assignee: name }),
  });
  const nobody: Entry = {
    id: 'nobody',
    word: 'Nobody',
    texts: ['nobody', 'unassigned'],
    before: () => <UserX class="icon" aria-hidden="true" />,
    choose: () => props.act({ assignee: null }, 'assigned to nobody'),
  };
  const people = createMemo(() => {
    const known = answer.latest;
    if (known === undefined || known instanceof ApiError) return [];
    // Oneself first, then whoever has the least to do.
    const rank = (one: Assignee) => (one.id === me().actor.id ? -1 : one.open);
    return [...known.items].sort((a, b) => rank(a) - rank(b)).map(entryOf);
  });
  const fault = () => (answer.latest instanceof ApiError ? answer.latest.message : undefined);
  return (
    <PlainFrame opened={props.opened} title="Assign" onClose={props.onClose}>
      <Switch fallback={<SkeletonRows />}>
        <Match when={path === null}>
          <p class="act-about">
            Nobody works for more than {MOST_CUSTOMERS} customers at once: choose fewer.
          </p>
        </Match>
        <Match when={fault()}>{(text) => <p class="field-fault">{text()}</p>}</Match>
        <Match when={answer.latest}>
          <Finder
            label="Find a person"
            none="Nobody of that name works on all of these."
            sections={[
              { title: 'People', entries: people() },
              { title: 'Or', entries: [nobody] },
            ]}
            onDone={() => undefined}
          />
        </Match>
      </Switch>
    </PlainFrame>
  );
}
