import { type Accessor, createMemo } from 'solid-js';
import { useConsole } from './context.tsx';
import { mayOpen, type Page, pages } from './pages.ts';

/** The pages of the present place that the reader may open. */
export function useOpenPages(): Accessor<readonly Page[]> {
  const { place, held } = useConsole();
  return createMemo(() => pages.filter((page) => page.side === place()?.side && mayOpen(page, held())));
}
