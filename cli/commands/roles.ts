import { parseArgs } from 'node:util';
import { permissions } from '../../shared/domain/access/permission.ts';
import { roles } from '../../shared/domain/access/role.ts';
import { permissionTable } from '../../shared/domain/access/table.ts';

const GAP = 2;

/** Prints role × permission as the server enforces it; `-` is a denial. */
const roleTable = (): string => {
  const width = Math.max(...permissions.map((permission) => permission.length)) + GAP;
  const head = roles.map((role) => role.padEnd(role.length + GAP)).join('');
  const lines = permissions.map((permission) => {
    const cells = roles.map((role) =>
      (permissionTable[role][permission] ? 'yes' : '-').padEnd(role.length + GAP),
    );
    return `${permission.padEnd(width)}${cells.join('')}`.trimEnd();
  });
  return `${[' '.repeat(width) + head.trimEnd(), ...lines].join('\n')}\n`;
};

export const rolesCommand = async (args: string[]): Promise<number> => {
  parseArgs({ args });
  process.stdout.write(roleTable());
  return 0;
};
