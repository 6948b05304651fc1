import type { Change } from '../../../shared/wire/http/acts.ts';

/** Whether a tag is on none, some or all of them once it is done. */
export type Hold = 'none' | 'some' | 'all';

interface Tagged {
  readonly tags: readonly string[];
}

export type TagChange = NonNullable<Change['tags']>;

export function holdOf(tag: string, targets: readonly Tagged[], { add = [], remove = [] }: TagChange): Hold {
  if (add.includes(tag)) return 'all';
  if (remove.includes(tag)) return 'none';
  const holders = targets.filter(({ tags }) => tags.includes(tag)).length;
  if (holders === 0) return 'none';
  return holders === targets.length ? 'all' : 'some';
}

/** From all to none; from none or some to all. What is so already is not asked for. */
export function turned(tag: string, targets: readonly Tagged[], change: TagChange): TagChange {
  const isOn = holdOf(tag, targets, change) === 'all';
  const add = (change.add ?? []).filter((each) => each !== tag);
  const remove = (change.remove ?? []).filter((each) => each !== tag);
  const known = holdOf(tag, targets, {});
  if (isOn) return { add, remove: known === 'none' ? remove : [...remove, tag] };
  return { add: known === 'all' ? add : [...add, tag], remove };
}

export const isNothing = ({ add = [], remove = [] }: TagChange): boolean => add.length + remove.length === 0;

/** Without empty halves, which would be sent for nothing. */
export const asSent = ({ add = [], remove = [] }: TagChange): TagChange => ({
  ...(add.length > 0 && { add: [...add] }),
  ...(remove.length > 0 && { remove: [...remove] }),
});
