import { createSignal } from 'solid-js';

export const themes = ['dark', 'light', 'system'] as const;
export type Theme = (typeof themes)[number];

const systemLight = matchMedia('(prefers-color-scheme: light)');
const kept = localStorage.getItem('theme') as Theme | null;
const [theme, keep] = createSignal<Theme>(kept && themes.includes(kept) ? kept : 'dark');
/** Changes whenever colours or fonts do: canvases, which do not follow by themselves, read theirs again. */
const [painted, setPainted] = createSignal(0);
const repaint = () => setPainted((n) => n + 1);

function paint(): void {
  const light = theme() === 'light' || (theme() === 'system' && systemLight.matches);
  document.documentElement.classList.toggle('light', light);
  document.documentElement.classList.toggle('dark', !light);
  repaint();
}

export function setTheme(next: Theme): void {
  localStorage.setItem('theme', next);
  keep(next);
  paint();
}

systemLight.addEventListener('change', paint);
document.fonts.addEventListener('loadingdone', repaint);

export { painted, theme };
