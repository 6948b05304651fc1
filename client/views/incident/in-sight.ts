import { createSignal, onCleanup } from 'solid-js';

/** Whether an element has been on the screen yet: what it needs besides is fetched then. */
export function createSeen() {
  const [seen, setSeen] = createSignal(false);
  const watch = (element: Element) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      setSeen(true);
      observer.disconnect();
    });
    observer.observe(element);
    onCleanup(() => observer.disconnect());
  };
  return { seen, watch };
}
