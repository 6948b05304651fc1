/** What is wrong with the fields of a form, said at each of them. */
export type Faults<F extends string> = Partial<Record<F, string>>;
