// What a field of a form needs to know: its name, what stands in it, and how that changes. Pure.

export interface FieldOf<T> {
  readonly name: string
  readonly value: T
  readonly onChange: (value: T) => void
}

/**
 * The fields of a form by their names.
 *
 * @example <Field label="Threshold" {...fieldsOf(form, set)('threshold')} />
 */
export function fieldsOf<F extends object>(form: F, set: (change: Partial<F>) => void) {
  return <K extends keyof F & string>(name: K): FieldOf<F[K]> => ({
    name,
    value: form[name],
    onChange: (value) => {
      const change: Partial<F> = {}
      change[name] = value
      set(change)
    },
  })
}
