/** Those who want to hear of something, until each leaves. */
export function createListeners<T>() {
  const listeners = new Set<(told: T) => void>();
  return {
    add(listener: (told: T) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(told: T): void {
      for (const listener of listeners) listener(told);
    },
  };
}
