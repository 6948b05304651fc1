import './sources.css';
import { A } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { MINUTE_MS } from '../../../../shared/domain/clock.ts';
import type { Source, Sources as SourcesAnswer } from '../../../../shared/wire/http/sources.ts';
import { createAnswer } from '../../../answer.ts';
import { useFeed } from '../../../live/feed.tsx';
import { createRefresh } from '../../../refresh.ts';
import { useAddress } from '../../../ui/address.ts';
import { DataTable, WholeFoot } from '../../../ui/data-table.tsx';
import { exact, plural } from '../../../ui/number.ts';
import { SearchBox } from '../../../ui/search-box.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { useConsole } from '../../frame/context.tsx';
import { useReach } from '../reach.tsx';
import { Accept } from './accept.tsx';
import { byNeed, flowOf, matches } from './flow.ts';
import { Refusals, RefusedSheet } from './refusals.tsx';
import { sourceColumns } from './source-columns.tsx';

/** More than this many are found by typing, not by scrolling. */
const MOST = 500;

function NoSources() {
  const reach = useReach();
  return (
    <div class="notice">
      <h2>Nothing has sent yet</h2>
      <p>
        Every product that sends incidents shows here once its first record is in: when it was last seen, how
        much it sends, and what was refused and why.
      </p>
      <A class="button primary" href={`${reach.page}/set-up`}>
        Set up a product
      </A>
    </div>
  );
}

function NoMatch(props: { all: number; onClear: () => void }) {
  return (
    <div class="notice">
      <h2>No source matches that</h2>
      <p>{plural(props.all, 'source is', 'sources are')} hidden by what is typed.</p>
      <button type="button" class="button" onClick={props.onClear}>
        Show all
      </button>
    </div>
  );
}

/** What sends, how much, how late; and what was refused. */
export default function Sources() {
  const reach = useReach();
  const { second } = useFeed();
  const { may } = useConsole();
  const address = useAddress();
  const answer = createAnswer<SourcesAnswer>(() => `${reach.api}/sources`);
  const reload = () => void answer.reload();
  createRefresh(reload);
  const [accepting, setAccepting] = createSignal<Source>();
  const several = reach.tenant === null;
  const minute = createMemo(() => Math.floor(second() / MINUTE_MS) * MINUTE_MS + MINUTE_MS - 1);
  const all = () => answer.known()?.items ?? [];
  const text = () => address.value('q');
  const fitting = createMemo(() =>
    byNeed(
      all().filter((source) => matches(source, text())),
      minute(),
    ),
  );
  const shown = createMemo(() => fitting().slice(0, MOST));
  const count = () => {
    const words = plural(all().length, 'source');
    return fitting().length > MOST ? `The first ${MOST} of ${words}: search to find the others` : words;
  };
  const stopped = () => all().filter((source) => flowOf(source, minute()) !== 'flowing').length;
  const refusals = () => answer.known()?.refusals ?? [];
  const opened = () => refusals().find(({ key }) => key.id === address.value('refused'));
  const instead = () => (
    <Switch>
      <Match when={!answer.known() && answer.fault()}>
        {(fault) => (
          <Trouble fault={fault()} what="the sources" granter={reach.granter} onRetry={answer.reload} />
        )}
      </Match>
      <Match when={!answer.known()}>
        <SkeletonRows count={12} />
      </Match>
      <Match when={all().length === 0}>
        <NoSources />
      </Match>
      <Match when={shown().length === 0}>
        <NoMatch all={all().length} onClear={() => address.change({ q: [] })} />
      </Match>
    </Switch>
  );
  return (
    <div class="data-page sources-page">
      <div class="data-tools">
        <SearchBox
          label={several ? 'Search sources and customers' : 'Search sources'}
          text={text()}
          onText={(q) => address.change({ q: [q] })}
        />
        <Show when={stopped() > 0}>
          <p class="quiet">{exact(stopped())} of them quiet or silent</p>
        </Show>
      </div>
      <DataTable
        label="Sources"
        columns={sourceColumns({
          now: minute,
          several,
          onAccept: may('incidents.manage') ? setAccepting : undefined,
        })}
        rows={shown()}
        by={({ tenant, source }) => `${tenant.id} ${source}`}
        instead={instead()}
      />
      <Show when={refusals().length > 0}>
        <Refusals
          refusals={refusals()}
          now={minute}
          several={several}
          onOpen={({ key }) => address.change({ refused: [key.id] })}
        />
      </Show>
      <Show when={answer.known()}>
        <WholeFoot words={count()} lateSince={answer.lateSince()} />
      </Show>
      <Show when={opened()}>
        {(known) => (
          <RefusedSheet refusals={known()} now={minute()} onClose={() => address.change({ refused: [] })} />
        )}
      </Show>
      <Show when={accepting()}>
        {(source) => <Accept source={source()} onDone={reload} onClose={() => setAccepting(undefined)} />}
      </Show>
    </div>
  );
}
