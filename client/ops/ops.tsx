import {
  type Accessor,
  createContext,
  createSignal,
  onCleanup,
  type ParentProps,
  useContext,
} from 'solid-js';
import type { Me } from '../../shared/wire/http/me.ts';
import type { News, Personal, Positions, Presence } from '../../shared/wire/ops.ts';
import { get } from '../api.ts';
import { createCompany } from './company.ts';
import { createLine, type LineState } from './line.ts';
import type { Link } from './link.ts';
import { createListeners } from './listeners.ts';
import { createSequence } from './sequence.ts';

export interface Ops {
  readonly state: Accessor<LineState>;
  /** News of each tenant without a gap, also after a lost connection; `items` null: read what is shown again. */
  onNews(listener: (news: News) => void): () => void;
  onPersonal(listener: (news: Personal) => void): () => void;
  /** Says which incident this page has open, for as long as the caller lives; tracks. */
  look(incident: () => string | null): void;
  /** "I look into it", or no longer. Rejects with words that can be shown. */
  claim(incident: string, claimed: boolean): Promise<void>;
  /** Who is at an incident, oneself included; tracks. */
  presence(incident: string): Presence['people'];
  /** Rows in sight, for as long as the caller lives: asks who is there, where that is not known yet; tracks. */
  watch(incidents: () => readonly string[]): void;
}

const OpsContext = createContext<Ops>();
export const useOps = (): Ops => useContext(OpsContext)!;

interface OpsProps {
  /** What the reader may do has changed, or may have. */
  readonly onRights: () => void;
  /** A tenant has left the reader's scope. */
  readonly onGone: (tenant: string) => void;
}

/** What is missing although it was asked for is asked for again after this. */
const ASK_AGAIN_MS = 1_000;

/** The socket's code is a chunk of its own: no page waits for it. */
const openLink = async (): Promise<Link> => (await import('./link.ts')).openLink();
const isSignedIn = (): Promise<boolean> =>
  get<Me>('/api/v1/me').then(
    () => true,
    () => false,
  );

function startOps(props: OpsProps): Ops {
  const [state, setState] = createSignal<LineState>('connecting');
  const news = createListeners<News>();
  const personal = createListeners<Personal>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (positions: Positions) => {
    line.say('catch_up', positions).then(
      (answer) => sequence.answered(positions, answer.news),
      () => sequence.answered(positions, null),
    );
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(sequence.retry, ASK_AGAIN_MS);
  };
  const sequence = createSequence({ ask, tell: news.tell, gone: (tenant) => props.onGone(tenant), wait });
  const line = createLine({
    open: openLink,
    isSignedIn,
    state: setState,
    ready: (link) => {
      link.on('positions', (positions) => {
        sequence.positions(positions);
        company.resume();
      });
      link.on('news', sequence.hear);
      link.on('presence', company.put);
      link.on('personal', personal.tell);
      link.on('rights', () => props.onRights());
      link.on('disconnect', () => {
        sequence.lost();
        company.lose();
      });
    },
  });
  const company = createCompany(line.say);
  onCleanup(() => {
    clearTimeout(timer);
    company.close();
    line.close();
  });
  const { look, claim, presence, watch } = company;
  return { state, onNews: news.add, onPersonal: personal.add, look, claim, presence, watch };
}

/** The one connection to `/ops` of this page, for everything inside. */
export function OpsProvider(props: ParentProps<OpsProps>) {
  return <OpsContext.Provider value={startOps(props)}>{props.children}</OpsContext.Provider>;
}
