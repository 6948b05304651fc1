const HIDDEN_MS = 1_000;

/** The next animation frame; where the page is hidden there is none, so a timer stands in for it. */
export function nextFrame(run: () => void): void {
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, HIDDEN_MS);
}
