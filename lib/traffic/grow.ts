// Typed arrays that are indexed by small integers and grow by doubling.

type Numbers = Float64Array | Int32Array | Uint8Array | Uint16Array

/** An array that holds index `index`: the same one, or a copy of at least twice the length. */
export function grown<T extends Numbers>(array: T, index: number, fill = 0): T {
  if (index < array.length) return array
  const length = Math.max(16, array.length * 2, index + 1)
  const larger = new (array.constructor as new (length: number) => T)(length)
  larger.set(array)
  if (fill !== 0) larger.fill(fill, array.length)
  return larger
}
