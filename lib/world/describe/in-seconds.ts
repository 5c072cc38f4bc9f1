/** An AWS SDK shape as the core answers it: where the SDK has a calendar date, seconds since the start of the run. */
export type InSeconds<T> = T extends { toISOString(): string }
  ? number
  : T extends readonly (infer Item)[]
    ? readonly InSeconds<Item>[]
    : T extends object
      ? { readonly [Member in keyof T]: InSeconds<T[Member]> }
      : T
