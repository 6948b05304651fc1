/** Runs one at a time; what is asked for meanwhile is one more run afterwards, however often it was asked for. */
export function singly(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const all = async () => {
    do {
      again = false;
      await run();
    } while (again);
    running = undefined;
  };
  return () => {
    again = true;
    running ??= all();
    return running;
  };
}
