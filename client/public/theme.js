// Runs before the first paint, so that nobody sees the other theme flash by. A file because inline scripts are refused.
const wanted = localStorage.getItem('theme') ?? 'dark';
const light =
  wanted === 'light' || (wanted === 'system' && matchMedia('(prefers-color-scheme: light)').matches);
document.documentElement.classList.add(light ? 'light' : 'dark');
