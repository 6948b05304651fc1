import { Route, Router } from '@solidjs/router';
import { For, lazy } from 'solid-js';
import { guarded } from './views/frame/guard.tsx';
import Landing from './views/frame/landing.tsx';
import Missing from './views/frame/missing.tsx';
import { pageOf, pages, routeOf } from './views/frame/pages.ts';
import { Shell } from './views/frame/shell.tsx';

const Account = lazy(() => import('./views/account/account.tsx'));

/** Pages outside of the console, for those who are not signed in. */
const doors = {
  '/sign-in': lazy(() => import('./views/signin/sign-in.tsx')),
  '/forgot': lazy(() => import('./views/signin/forgot.tsx')),
  '/reset': lazy(() => import('./views/signin/reset.tsx')),
  '/invite': lazy(() => import('./views/signin/invite.tsx')),
  '/setup': lazy(() => import('./views/signin/setup.tsx')),
};

// Fetched beside the question who is signed in, not after its answer.
void pageOf(location.pathname)?.load();

export function App() {
  return (
    <Router>
      <For each={Object.entries(doors)}>
        {([path, component]) => <Route path={path} component={component} />}
      </For>
      <Route path="/" component={Shell}>
        <Route path="/" component={Landing} />
        <For each={pages}>{(page) => <Route path={routeOf(page)} component={guarded(page)} />}</For>
        <Route path="/account" component={Account} />
        <Route path="*" component={Missing} />
      </Route>
    </Router>
  );
}
