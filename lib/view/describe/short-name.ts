// Names are shortened in their middle, so that what tells them apart stays: the revision of a task definition, or the last letters.

/** Of names without a revision so many letters stay at the end. */
const TAIL = 5
/** A name this short is not cut. */
const SHORT = 9

/** The part of a name that may be cut, and the part that always stays. */
export function nameParts(name: string): readonly [head: string, tail: string] {
  const colon = name.lastIndexOf(':')
  if (colon > 0 && name.length - colon <= SHORT) return [name.slice(0, colon), name.slice(colon)]
  if (name.length <= SHORT) return [name, '']
  return [name.slice(0, -TAIL), name.slice(-TAIL)]
}
