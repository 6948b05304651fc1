import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Killer, Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';

/** A run that is stuck kills nothing. */
const LIMIT_MS = 10 * 60_000;
const ROOT = join(import.meta.dirname, '../..');

/** Everything under version control and what is new, as it stands: the mutants live in a copy, never in the tree. */
function copyOfTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'wf-mutants-'));
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const files = execFileSync('git', listed, { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) cpSync(join(ROOT, file), join(copy, file), { recursive: true, force: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Whether the tests turn red. A run that was ended, by a signal or at its limit, said nothing. */
function isRed(copy: string, { file, named }: Killer): boolean {
  const project = file.startsWith('tests/unit/') ? 'unit' : 'integration';
  const vitest = join('node_modules', '.bin', 'vitest');
  const args = ['run', '--project', project, file, '--bail', '1', ...(named ? ['-t', named] : [])];
  const { status, error } = spawnSync(vitest, args, { cwd: copy, stdio: 'ignore', timeout: LIMIT_MS });
  return error === undefined && status !== null && status !== 0;
}

function isKilled(copy: string, { file, text, replacement, killers }: Mutant): boolean {
  const path = join(copy, file);
  const original = readFileSync(path, 'utf8');
  if (original.split(text).length !== 2) throw new Error(`${file} no longer holds exactly once: ${text}`);
  writeFileSync(
    path,
    original.replace(text, () => replacement),
  );
  try {
    return killers.some((killer) => isRed(copy, killer));
  } finally {
    writeFileSync(path, original);
  }
}

/** A killer that is red by itself proves nothing. One run a file: starting takes longer than testing. */
function brokenKillers(copy: string, chosen: readonly Mutant[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const { file, named = '' } of chosen.flatMap((each) => each.killers)) {
    names.set(file, (names.get(file) ?? new Set()).add(named));
  }
  const runs = [...names].map(([file, set]) => ({ file, named: set.has('') ? '' : [...set].join('|') }));
  return runs.filter((run) => isRed(copy, run)).map(({ file }) => file);
}

function main([wanted]: readonly string[]): number {
  const chosen = mutants.filter(({ what, file }) => !wanted || `${file} ${what}`.includes(wanted));
  const copy = copyOfTree();
  try {
    const broken = brokenKillers(copy, chosen);
    for (const file of broken) process.stdout.write(`red without any mutant: ${file}\n`);
    if (broken.length > 0) return 1;
    const survivors = chosen.filter((mutant) => {
      const killed = isKilled(copy, mutant);
      process.stdout.write(`${killed ? 'killed  ' : 'SURVIVED'}  ${mutant.file}: ${mutant.what}\n`);
      return !killed;
    });
    process.stdout.write(`${chosen.length - survivors.length} killed, ${survivors.length} survived\n`);
    return survivors.length > 0 ? 1 : 0;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

process.exit(main(process.argv.slice(2)));
