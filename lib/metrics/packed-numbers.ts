// Numbers that do not change any more, in as few bytes as hold each of them exactly. What is measured minute after minute is mostly
// the same, or whole and small, or one of few values; written out, a day of it is most of what a run keeps.

type Codes = Uint8Array | Uint16Array | Uint32Array | Float64Array

const WHOLE_MAX = { byte: 0xff, short: 0xffff, word: 0xffffffff } as const
const FLOAT_BYTES = 8

export class PackedNumbers {
  readonly length: number
  /** Values, or where each stands in the dictionary; null when all are its only entry. */
  readonly #codes: Codes | null
  readonly #dictionary: Float64Array | null

  private constructor(length: number, codes: Codes | null, dictionary: Float64Array | null) {
    this.length = length
    this.#codes = codes
    this.#dictionary = dictionary
  }

  static of(values: ArrayLike<number>): PackedNumbers {
    const { length } = values
    const known = new Map<number, number>()
    let isWhole = true
    let max = 0
    for (let i = 0; i < length; i++) {
      const value = values[i] as number
      // A map holds both zeros for one.
      if (Object.is(value, -0)) return new PackedNumbers(length, Float64Array.from(values), null)
      if (!known.has(value)) known.set(value, known.size)
      isWhole &&= Number.isInteger(value) && value >= 0
      if (value > max) max = value
    }
    const dictionary = Float64Array.from(known.keys())
    if (dictionary.length <= 1) return new PackedNumbers(length, null, dictionary)
    const plainWidth = isWhole ? widthOf(max) : FLOAT_BYTES
    const codeWidth = widthOf(dictionary.length - 1)
    if (length * plainWidth <= length * codeWidth + dictionary.byteLength)
      return new PackedNumbers(length, codesOf(values, plainWidth), null)
    const codes = Array.from(values, (value) => known.get(value) as number)
    return new PackedNumbers(length, codesOf(codes, codeWidth), dictionary)
  }

  at(index: number): number {
    const code = this.#codes === null ? 0 : (this.#codes[index] as number)
    return this.#dictionary === null ? code : (this.#dictionary[code] as number)
  }

  /** Of the values alone, without what the objects themselves cost. */
  get bytes(): number {
    return (this.#codes?.byteLength ?? 0) + (this.#dictionary?.byteLength ?? 0)
  }
}

/** Bytes of each whole number up to `max`. */
function widthOf(max: number): number {
  if (max <= WHOLE_MAX.byte) return 1
  if (max <= WHOLE_MAX.short) return 2
  return max <= WHOLE_MAX.word ? 4 : FLOAT_BYTES
}

function codesOf(values: ArrayLike<number>, width: number): Codes {
  if (width === 1) return Uint8Array.from(values)
  if (width === 2) return Uint16Array.from(values)
  return width === 4 ? Uint32Array.from(values) : Float64Array.from(values)
}
