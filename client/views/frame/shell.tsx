import './shell.css';
import { ErrorBoundary, onCleanup, type ParentProps, Suspense } from 'solid-js';
import { ActsProvider } from '../../acts/acts.tsx';
import { bringDesk, Desk } from '../../acts/desk-part.tsx';
import { BookProvider, useBook } from '../../incidents/book.ts';
import { useFeed } from '../../live/feed.tsx';
import { OpsProvider } from '../../ops/ops.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ActorProvider, useStanding } from './actor.tsx';
import { ContextProvider } from './context.tsx';
import { Header } from './header.tsx';
import { KeySheet } from './key-sheet.tsx';
import { listenToKeys } from './keys.ts';
import { LiveScope } from './live-scope.tsx';
import { Nav } from './nav.tsx';
import { createNavWidth } from './nav-width.ts';
import { PageTrouble } from './page-trouble.tsx';
import { Palette } from './palette.tsx';

function Frame(props: ParentProps) {
  bringDesk();
  const feed = useFeed();
  const { narrow, turn } = createNavWidth();
  let sheet!: HTMLDialogElement;
  let palette = () => {};
  let selector = () => {};
  const help = () => sheet.showModal();
  onCleanup(listenToKeys({ help, palette: () => palette(), selector: () => selector() }));
  return (
    <div class="shell" classList={{ narrow: narrow() }}>
      <a class="skip button primary" href="#content" target="_self">
        Skip to content
      </a>
      <Nav narrow={narrow()} onTurn={turn} onHelp={help} />
      <Header selector={(open) => (selector = open)} onFind={() => palette()} onHelp={help} />
      <main id="content" tabindex="-1" classList={{ stale: feed.stale() }}>
        <ErrorBoundary fallback={(fault, reset) => <PageTrouble fault={fault} onLeave={reset} />}>
          <Suspense fallback={<SkeletonRows />}>{props.children}</Suspense>
        </ErrorBoundary>
      </main>
      <Palette ref={(open) => (palette = open)} onHelp={help} />
      <KeySheet ref={(element) => (sheet = element)} />
    </div>
  );
}

/** News of the reader's scope; what has left it is forgotten at once. */
function Events(props: ParentProps) {
  const { reload } = useStanding();
  const book = useBook();
  return (
    <OpsProvider onRights={() => void reload()} onGone={book.forgetTenant}>
      {props.children}
    </OpsProvider>
  );
}

/** What surrounds every page of the console. The live feed belongs to it: it outlives a change of page. */
export function Shell(props: ParentProps) {
  return (
    <ActorProvider>
      <ContextProvider>
        <BookProvider>
          <Events>
            <LiveScope>
              <ActsProvider>
                <Frame>{props.children}</Frame>
                <Desk />
              </ActsProvider>
            </LiveScope>
          </Events>
        </BookProvider>
      </ContextProvider>
    </ActorProvider>
  );
}
