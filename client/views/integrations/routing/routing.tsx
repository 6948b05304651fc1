import './routing.css';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, Match, Show, Switch } from 'solid-js';
import type { RoutingRule, RoutingRules } from '../../../../shared/wire/http/routing.ts';
import { createAnswer } from '../../../answer.ts';
import { patch } from '../../../api.ts';
import { useFeed } from '../../../live/feed.tsx';
import { createRefresh } from '../../../refresh.ts';
import { useAddress } from '../../../ui/address.ts';
import { WholeFoot } from '../../../ui/data-table.tsx';
import { plural } from '../../../ui/number.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { toast } from '../../../ui/toast.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { moved } from './rule-order.ts';
import { RuleSheet } from './rule-sheet.tsx';
import { RuleTable } from './rule-table.tsx';
import { conditionOf } from './rule-words.ts';
import { RoutingTrial } from './trial.tsx';

const RULES = '/api/v1/routing-rules';

function NoRules(props: { onNew: () => void }) {
  return (
    <div class="notice">
      <h2>No routing rule yet</h2>
      <p>
        Records sent with a provider key go to the customer they name. A rule says whose they are when they
        name nobody, or name a customer in the product’s own way: by a field, by a header, or by that name.
      </p>
      <button type="button" class="button primary" onClick={props.onNew}>
        New rule
      </button>
    </div>
  );
}

/** Who gets what was sent with a provider key: rules in their order, and a place to try a record on them. */
export default function Routing() {
  const { second } = useFeed();
  const address = useAddress();
  const answer = createAnswer<RoutingRules>(() => RULES);
  const reload = () => void answer.reload();
  createRefresh(reload);
  /** The order as it was just set here, until the server has said it too. */
  const [order, setOrder] = createSignal<readonly string[]>();
  const rules = () => {
    const known = (answer.known()?.items ?? []).toSorted((one, other) => one.position - other.position);
    const wanted = order();
    return wanted ? known.toSorted((one, other) => wanted.indexOf(one.id) - wanted.indexOf(other.id)) : known;
  };
  const change = (rule: RoutingRule, body: object) => patch(`${RULES}/${encodeURIComponent(rule.id)}`, body);
  const failed = (error: Error) => toast(error.message);
  let moving: Promise<unknown> = Promise.resolve();
  /** One after the other: two at once could be carried out in the other order. The last one asks how it is now. */
  const move = async (rule: RoutingRule, to: number) => {
    const ids = rules().map(({ id }) => id);
    const wanted = setOrder(moved(ids, rule.id, to));
    moving = moving.then(() => change(rule, { position: to + 1 }).catch(failed));
    await moving;
    if (order() !== wanted) return;
    await answer.reload();
    if (order() === wanted) setOrder(undefined);
  };
  const turn = async (rule: RoutingRule) => {
    await change(rule, { enabled: !rule.enabled }).then(
      () =>
        toast(`${conditionOf(rule)}: turned ${rule.enabled ? 'off' : 'on'}.`, () =>
          change(rule, { enabled: rule.enabled }).then(answer.reload),
        ),
      failed,
    );
    reload();
  };
  const create = () => address.change({ sheet: ['new'] });
  const close = () => address.change({ sheet: [], rule: [] });
  const opened = () => rules().find(({ id }) => id === address.value('rule'));
  const instead = () => (
    <Switch>
      <Match when={!answer.known() && answer.fault()}>
        {(fault) => <Trouble fault={fault()} what="the routing rules" onRetry={answer.reload} />}
      </Match>
      <Match when={!answer.known()}>
        <SkeletonRows count={8} />
      </Match>
      <Match when={rules().length === 0}>
        <NoRules onNew={create} />
      </Match>
    </Switch>
  );
  return (
    <div class="data-page">
      <div class="data-tools">
        <p class="intro">
          For records sent with a provider key: the first rule that fits decides whose one is. What no rule
          takes and nobody is named by waits in quarantine.
        </p>
        <Show when={rules().length > 0}>
          <button type="button" class="button primary" onClick={create}>
            <Plus class="icon" aria-hidden="true" />
            New rule
          </button>
        </Show>
      </div>
      <div class="routing-body">
        <RuleTable
          rules={rules()}
          now={second()}
          onOpen={({ id }) => address.change({ rule: [id] })}
          onMove={move}
          onTurn={turn}
          instead={instead()}
        />
        <RoutingTrial />
      </div>
      <Show when={answer.known()}>
        <WholeFoot words={plural(rules().length, 'rule')} lateSince={answer.lateSince()} />
      </Show>
      <Switch>
        <Match when={address.value('sheet') === 'new'}>
          <RuleSheet onSaved={reload} onClose={close} />
        </Match>
        <Match when={opened()?.id} keyed>
          {(_id) => <RuleSheet edited={opened()!} onSaved={reload} onClose={close} />}
        </Match>
      </Switch>
    </div>
  );
}
