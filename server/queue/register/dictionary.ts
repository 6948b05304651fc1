/** Places are kept in 16 bits. */
const MAX_VALUES = 65_535;

/** Distinct values of one column of one tenant. Place 0 is that of no value. */
export class Dictionary<T> {
  readonly #keyOf: (value: T) => string;
  readonly #places = new Map<string, number>();
  readonly values: (T | null)[] = [null];
  /** What tells values apart, by place: the same in every dictionary of its kind. */
  readonly keys: string[] = [''];

  constructor(keyOf: (value: T) => string) {
    this.#keyOf = keyOf;
  }

  /** Past the last place a value gets none of its own: whoever holds this is full, and must not be asked. */
  placeOf(value: T): number {
    const key = this.#keyOf(value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    if (this.values.length > MAX_VALUES) return 0;
    const place = this.values.length;
    this.#places.set(key, place);
    this.values.push(value);
    this.keys.push(key);
    return place;
  }

  get isFull(): boolean {
    return this.values.length > MAX_VALUES;
  }
}
