/** An indicator, as an address names it. */
export interface Named {
  readonly type: string;
  readonly value: string;
}

export const nameOf = ({ type, value }: Named): string => `${type} ${value}`;

/** No type holds a space; a value may. */
export function namedBy(name: string): Named | null {
  const space = name.indexOf(' ');
  return space < 1 ? null : { type: name.slice(0, space), value: name.slice(space + 1) };
}
