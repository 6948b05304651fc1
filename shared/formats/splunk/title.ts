/** Correlation searches are named `Domain - What it finds - Rule`; people say what it finds. */
export function ruleName(name: string): string {
  const parts = name.split(' - ');
  if (parts.length < 3 || !/^(?:rule|combined|finding)$/i.test(parts.at(-1)!.trim())) return name;
  return parts.slice(1, -1).join(' - ').trim() || name;
}
