import { useParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { providerPermissions, tenantPermissions } from '../../../shared/domain/access/permission.ts';
import { providerRoles, tenantRoles } from '../../../shared/domain/access/role.ts';
import { useActor } from '../frame/actor.tsx';
import { RoleTable } from './roles/role-table.tsx';

const inTenant = { title: 'Inside a customer', permissions: tenantPermissions };
const members = { title: 'A customer’s members', roles: tenantRoles };
const both = [{ title: 'The provider’s team', roles: providerRoles }, members];
const everywhere = [{ title: 'On the provider', permissions: providerPermissions }, inTenant];

/** Roles of a customer alone: whoever belongs to one learns nothing of the provider's. */
function OfTenant(props: { slug: string }) {
  const me = useActor();
  const mine = () => me().memberships.filter(({ tenant }) => tenant.slug === props.slug);
  return (
    <>
      <p class="roles-intro">
        Each member has one role. The server decides every request by this table; what a role lacks is
        refused.
      </p>
      <RoleTable
        sides={[{ ...members, title: 'Members' }]}
        groups={[{ title: 'In this console', permissions: tenantPermissions }]}
        mine={mine().map(({ role }) => role)}
      />
    </>
  );
}

function OfProvider() {
  const me = useActor();
  return (
    <>
      <p class="roles-intro">
        The server decides every request by this table. An MSSP Analyst holds the permissions inside customers
        only at those assigned; roles of a customer hold theirs at that customer alone.
      </p>
      <RoleTable sides={both} groups={everywhere} mine={me().roles} />
    </>
  );
}

/** What each role may do, here. */
export default function Roles() {
  const params = useParams<{ slug?: string }>();
  return (
    <section class="roles" tabindex="0" aria-label="Roles">
      <Show when={params.slug} fallback={<OfProvider />}>
        {(slug) => <OfTenant slug={slug()} />}
      </Show>
    </section>
  );
}
