type Made = Record<string, unknown>;

const DETAIL = 'details.';

/** Rules of `details.keyword` and the like fill the one object that the native format takes. */
export function gathering(fields: Readonly<Made>): (made: Made) => Made {
  const paths = Object.keys(fields).filter((field) => field.startsWith(DETAIL));
  if (paths.length === 0) return (made) => made;
  return (made) => {
    const rest = { ...made };
    const details: Made = {};
    for (const path of paths) {
      if (rest[path] !== undefined) details[path.slice(DETAIL.length)] = rest[path];
      delete rest[path];
    }
    return Object.keys(details).length === 0 ? rest : { ...rest, details };
  };
}
