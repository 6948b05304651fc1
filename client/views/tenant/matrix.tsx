import './matrix.css';
import { A } from '@solidjs/router';
import { createMemo, For, Show } from 'solid-js';
import { countedSeverities, type Module, modules, type Severity } from '../../../shared/domain/incident.ts';
import type { Handling } from '../../../shared/wire/http/handling.ts';
import { Definition } from '../../ui/definition.tsx';
import { moduleWord } from '../../ui/module.ts';
import { exact, short } from '../../ui/number.ts';
import { SeverityMark, severityWord } from '../../ui/severity.tsx';
import { definitions } from '../mssp/definitions.ts';
import { useIncidentsHref } from '../mssp/incidents-href.ts';
import type { Filter } from '../mssp/links.ts';

/** Rows that the numbers count: snoozed ones and those of storms as well. */
const COUNTED: Filter = { status: ['open', 'in_progress'], snoozed: 'shown', storms: 'shown' };

function Cell(props: { count: number; known: boolean; filter: Filter; what: string; total?: boolean }) {
  const incidentsHref = useIncidentsHref();
  return (
    <td classList={{ total: props.total ?? false, none: props.count === 0 }}>
      <Show when={props.known && props.count > 0} fallback={props.known ? '0' : '–'}>
        <A
          href={incidentsHref({ ...COUNTED, ...props.filter })}
          title={`${exact(props.count)} ${props.what}`}
        >
          {short(props.count)}
        </A>
      </Show>
    </td>
  );
}

/** What is open now by module and severity; each number leads to its rows. */
export function Matrix(props: { open: Handling['open'] | undefined }) {
  const counts = createMemo(
    () => new Map(props.open?.map(({ module, severity, count }) => [`${module} ${severity}`, count])),
  );
  const of = (module: Module, severity: Severity) => counts().get(`${module} ${severity}`) ?? 0;
  const sum = (some: readonly Module[], severe: readonly Severity[]) =>
    some.reduce((all, module) => severe.reduce((more, severity) => more + of(module, severity), all), 0);
  const known = () => props.open !== undefined;
  return (
    <section class="panel matrix" aria-labelledby="matrix-title">
      <header class="panel-head">
        <h2 id="matrix-title">
          <Definition id="matrix-means" text={definitions.matrix} end={true}>
            <button type="button" class="defined-name" aria-describedby="matrix-means">
              Open by module and severity
            </button>
          </Definition>
        </h2>
      </header>
      <section class="matrix-body" tabindex="0" aria-label="Open incidents by module and severity">
        <table class="tabular">
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">Module</span>
              </th>
              <For each={countedSeverities}>
                {(severity) => (
                  <th scope="col" title={severityWord(severity)}>
                    <SeverityMark severity={severity} />
                    <span class="matrix-word">{severityWord(severity)}</span>
                  </th>
                )}
              </For>
              <th scope="col">All</th>
            </tr>
          </thead>
          <tbody>
            <For each={modules}>
              {(module) => (
                <tr>
                  <th scope="row">{moduleWord[module]}</th>
                  <For each={countedSeverities}>
                    {(severity) => (
                      <Cell
                        count={of(module, severity)}
                        known={known()}
                        filter={{ module, severity }}
                        what={`open, ${moduleWord[module]}, ${severity}`}
                      />
                    )}
                  </For>
                  <Cell
                    total
                    count={sum([module], countedSeverities)}
                    known={known()}
                    filter={{ module }}
                    what={`open, ${moduleWord[module]}`}
                  />
                </tr>
              )}
            </For>
            <tr class="sum">
              <th scope="row">All modules</th>
              <For each={countedSeverities}>
                {(severity) => (
                  <Cell
                    total
                    count={sum(modules, [severity])}
                    known={known()}
                    filter={{ severity }}
                    what={`open, ${severity}`}
                  />
                )}
              </For>
              <Cell total count={sum(modules, countedSeverities)} known={known()} filter={{}} what="open" />
            </tr>
          </tbody>
        </table>
      </section>
    </section>
  );
}
