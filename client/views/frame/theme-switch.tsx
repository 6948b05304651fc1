import Monitor from 'lucide-solid/icons/monitor';
import Moon from 'lucide-solid/icons/moon';
import Sun from 'lucide-solid/icons/sun';
import { Dynamic } from 'solid-js/web';
import { setTheme, theme, themes } from '../../ui/theme.ts';

const icons = { dark: Moon, light: Sun, system: Monitor };

export function ThemeSwitch() {
  const next = () => themes[(themes.indexOf(theme()) + 1) % themes.length]!;
  const label = () => `Theme: ${theme()}. Switch to ${next()}.`;
  return (
    <button
      type="button"
      class="button bare square"
      aria-label={label()}
      title={label()}
      onClick={() => setTheme(next())}
    >
      <Dynamic component={icons[theme()]} class="icon" aria-hidden="true" />
    </button>
  );
}
