import '../../../ui/data-table.css';
import './audit-log.css';
import { A } from '@solidjs/router';
import { createMemo, Match, Show, Switch } from 'solid-js';
import type { AuditRow } from '../../../../shared/wire/http/audit.ts';
import type { TenantName } from '../../../../shared/wire/http/me.ts';
import { createPages, type Pages } from '../../../pages.ts';
import { createRefresh } from '../../../refresh.ts';
import { type Address, useAddress } from '../../../ui/address.ts';
import { ListFoot } from '../../../ui/data-table.tsx';
import { Keyed } from '../../../ui/keyed.tsx';
import { exact } from '../../../ui/number.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Trouble } from '../../../ui/trouble.tsx';
import { AuditEntry } from './audit-entry.tsx';
import { AuditTools, auditFilters } from './audit-tools.tsx';

function Nothing(props: { hidden: number; address: Address }) {
  const clear = () => props.address.changed(Object.fromEntries(auditFilters.map((name) => [name, []])));
  return (
    <div class="notice">
      <Show
        when={props.hidden > 0}
        fallback={
          <>
            <h2>Nothing has been done yet</h2>
            <p>Every sign-in and every change is written here, with who did it and what it changed.</p>
          </>
        }
      >
        <h2>No entry matches these filters</h2>
        <p>
          {exact(props.hidden)} {props.hidden === 1 ? 'is' : 'are'} hidden by them.
        </p>
        <A class="button" href={clear()} replace={true}>
          Clear the filters
        </A>
      </Show>
    </div>
  );
}

function Entries(props: { rows: Pages<AuditRow>; address: Address; customers: boolean; granter: string }) {
  return (
    <section class="data-scroll" tabindex="0" aria-label="Audit log" aria-busy={props.rows.busy()}>
      <table class="data-table audit-table">
        <thead>
          <tr>
            <th scope="col" class="audit-when">
              When
            </th>
            <th scope="col">What</th>
            <Show when={props.customers}>
              <th scope="col" class="audit-whose middling">
                Customer
              </th>
            </Show>
            <th scope="col" class="audit-from wide">
              Address
            </th>
          </tr>
        </thead>
        <tbody>
          <Keyed each={props.rows.items()} by={(row) => row.id}>
            {(row) => <AuditEntry row={row()} customers={props.customers} />}
          </Keyed>
        </tbody>
      </table>
      <Switch>
        <Match when={props.rows.fault()}>
          {(fault) => (
            <Trouble
              fault={fault()}
              what="the audit log"
              granter={props.granter}
              onRetry={props.rows.reload}
            />
          )}
        </Match>
        <Match when={!props.rows.page()}>
          <SkeletonRows count={20} />
        </Match>
        <Match when={props.rows.items().length === 0 && !props.rows.busy()}>
          <Nothing hidden={props.rows.page()?.hidden ?? 0} address={props.address} />
        </Match>
      </Switch>
    </section>
  );
}

interface AuditLogProps {
  /** `/api/v1/audit`, or `/api/v1/tenants/{tenant}/audit`. */
  base: string;
  /** On the provider's side: the customers to filter by, and a column that names each entry's. */
  customers?: readonly TenantName[] | undefined;
  granter: string;
}

/** Who did what, newest first. The page's address is the filter. */
export function AuditLog(props: AuditLogProps) {
  const address = useAddress();
  const rows = createPages<AuditRow>(
    () => props.base,
    createMemo(() => address.query(auditFilters)),
  );
  createRefresh(rows.refresh);
  return (
    <div class="data-page">
      <AuditTools address={address} base={props.base} customers={props.customers} />
      <Entries
        rows={rows}
        address={address}
        customers={props.customers !== undefined}
        granter={props.granter}
      />
      <Show when={rows.page()}>
        {(page) => (
          <ListFoot
            shown={rows.items().length}
            total={page().total}
            hidden={page().hidden}
            busy={rows.busy()}
            lateSince={rows.isLate() ? rows.readAt() : undefined}
            onMore={page().next_cursor ? rows.more : undefined}
          />
        )}
      </Show>
    </div>
  );
}
