import { Navigate, Route, Router } from '@solidjs/router';
import { lazy } from 'solid-js';
import { Shell } from './views/frame/shell.tsx';

const SignIn = lazy(() => import('./views/signin/sign-in.tsx'));
const Setup = lazy(() => import('./views/signin/setup.tsx'));
const loadDashboard = () => import('./views/mssp/dashboard.tsx');
const Dashboard = lazy(loadDashboard);
const Incidents = lazy(() => import('./views/incidents/incidents.tsx'));
const Missing = lazy(() => import('./views/frame/missing.tsx'));

// Fetched beside the question who is signed in, not after its answer.
if (['/', '/mssp'].includes(location.pathname)) void loadDashboard();

export function App() {
  return (
    <Router>
      <Route path="/sign-in" component={SignIn} />
      <Route path="/setup" component={Setup} />
      <Route path="/" component={Shell}>
        <Route path="/" component={() => <Navigate href="/mssp" />} />
        <Route path="/mssp" component={Dashboard} />
        <Route path="/mssp/incidents" component={Incidents} />
        <Route path="*" component={Missing} />
      </Route>
    </Router>
  );
}
