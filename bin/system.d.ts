export type Program = 'redis' | 'chromium';
export function findOnPath(commands: readonly string[]): string | undefined;
export function findProgram(program: Program): string | undefined;
export function ensureProgram(program: Program, say?: (line: string) => void): Promise<string>;
