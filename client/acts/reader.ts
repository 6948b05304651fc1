import { createMemo } from 'solid-js';
import { useStanding } from '../views/frame/actor.tsx';
import { permissionsIn } from '../views/frame/rights.ts';
import type { Reader } from './able.ts';

/** Who reads this page, and of which tenants they may work on incidents; the server decides again. */
export function createReader(): Reader {
  const { me, selector } = useStanding();
  const managed = createMemo(
    () =>
      new Set(
        selector()
          .tenants.filter((tenant) => permissionsIn({ side: 'tenant', tenant }, me()).has('incidents.manage'))
          .map(({ id }) => id),
      ),
  );
  return {
    get id() {
      return me().actor.id;
    },
    mayManage: (tenant) => managed().has(tenant),
  };
}
