// What is being filled in: the input of one operation as plain JSON, and beside it what the input has no place for. Fields
// are windows into it, addressed as the model addresses what it refuses: `containerDefinitions[0].memory`. Pure.

export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json }
export type JsonObject = { readonly [member: string]: Json }

export interface Draft {
  readonly input: JsonObject
  /** Answers that are no member of the input, by name: their fields are at `@name`. */
  readonly more: Readonly<Record<string, string>>
}

type Step = string | number

/** `a.b[0].c` → a, b, 0, c */
export function stepsOf(place: string): readonly Step[] {
  return [...place.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  )
}

export function valueAt(draft: Draft, place: string): Json | undefined {
  if (place.startsWith('@')) return draft.more[place.slice(1)]
  return stepsOf(place).reduce<Json | undefined>(
    (value, step) => (isContainer(value) ? (value as Record<Step, Json>)[step] : undefined),
    draft.input,
  )
}

/** The draft with another value there; undefined takes it away, and with it what it leaves empty on the way. */
export function withValue(draft: Draft, place: string, value: Json | undefined): Draft {
  if (place.startsWith('@'))
    return { ...draft, more: { ...draft.more, [place.slice(1)]: value === undefined ? '' : String(value) } }
  const input = put(draft.input, stepsOf(place), value)
  return { ...draft, input: isRecord(input) ? input : {} }
}

function put(into: Json | undefined, steps: readonly Step[], value: Json | undefined): Json | undefined {
  const [step, ...rest] = steps
  if (step === undefined) return value
  if (typeof step === 'number') return putInList(into, step, rest, value)
  const { [step]: before, ...others } = isRecord(into) ? into : {}
  const after = put(before, rest, value)
  if (after === undefined) return Object.keys(others).length === 0 ? undefined : others
  // A member that was there keeps its place, so that the text does not jump about.
  return isRecord(into) && step in into ? { ...into, [step]: after } : { ...others, [step]: after }
}

function putInList(
  into: Json | undefined,
  index: number,
  rest: readonly Step[],
  value: Json | undefined,
): Json | undefined {
  const list = Array.isArray(into) ? (into as readonly Json[]) : []
  const after = put(list[index], rest, value)
  // An item that loses its last member stays, empty: taking it away is another gesture.
  const kept = after ?? (rest.length === 0 ? undefined : {})
  const next = kept === undefined ? list.toSpliced(index, 1) : list.toSpliced(index, 1, kept)
  return next.length === 0 ? undefined : next
}

function isContainer(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null
}

export function isRecord(value: Json | undefined): value is JsonObject {
  return isContainer(value) && !Array.isArray(value)
}

/** How many items a list has. */
export function countAt(draft: Draft, place: string): number {
  const list = valueAt(draft, place)
  return Array.isArray(list) ? list.length : 0
}

/** As it stands in a field. */
export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
