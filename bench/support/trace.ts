import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds from start to end. */
  readonly dur?: number;
  /** Microseconds of it that the thread had a processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly frameTreeNodeId?: number } };
}

/** What the category `toplevel` calls a task; `devtools.timeline` tells the same ones again under another name. */
const TASK = 'ThreadControllerImpl::RunTask';
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'];

/** Milliseconds of one task: what a reader waits, and what it takes of a processor, which no neighbour can lengthen. */
export interface Task {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** Each task on the main threads of the browser's pages while `work` runs. */
export async function tracedTasks(browser: Browser, page: Page, work: () => Promise<void>): Promise<Task[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, ph, pid, tid }) => ph === 'X' && name === TASK && mains.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ wallMs: dur / 1_000, cpuMs: tdur / 1_000 }));
}
