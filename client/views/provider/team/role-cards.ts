import { providerRoles, roleWords } from '../../../../shared/domain/access/role.ts';

export const providerRoleCards = providerRoles.map((role) => ({
  value: role,
  word: roleWords[role].name,
  about: roleWords[role].about,
}));

/** Assignments count for an analyst only: an admin sees every customer. */
export const NO_ASSIGNMENT = 'An MSSP Admin sees every customer; assignments would change nothing.';
