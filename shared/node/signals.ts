const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** One Ctrl-C under npm arrives twice, from the terminal and forwarded; only a later one means "now". */
const REPEAT_GRACE_MS = 2_000;
/** npm forwards no signal when it is killed outright; its child then notices within a second. */
const PARENT_CHECK_MS = 1_000;
/** What a shell reports for a process that died of SIGINT. */
const INTERRUPTED = 130;

/** Aborts on the first request to stop. A second one, made on purpose, ends the process at once. */
export const stopSignal = (): AbortSignal => {
  const stop = new AbortController();
  let firstAt = 0;
  const onSignal = () => {
    if (stop.signal.aborted && Date.now() - firstAt > REPEAT_GRACE_MS) process.exit(INTERRUPTED);
    if (stop.signal.aborted) return;
    firstAt = Date.now();
    stop.abort();
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  if (process.env.npm_lifecycle_event) watchParent(() => stop.abort());
  return stop.signal;
};

/** Only under npm: a daemon that outlives the shell which started it is no orphan. */
const watchParent = (onGone: () => void): void => {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, PARENT_CHECK_MS);
  timer.unref();
};

export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
