// Bounds what working out a query may cost. Few characters can ask for more than any machine has: `[@,@][]` written thirty
// times is a list of a thousand million, and a list of a list of itself is small to hold and endless to compare or print.
// So every step counts, and so does every value as long as it would be written out.

import { type JSONValue, TreeInterpreter } from '@jmespath-community/jmespath'
import { QueryError } from './query-error'

type Interpreter = typeof TreeInterpreter
type Node = Parameters<Interpreter['visit']>[0]
type Value = Parameters<Interpreter['visit']>[1]
type Comparator = Extract<Node, { type: 'Comparator' }>

const STEPS_MAX = 2_000_000
/** Values and characters: some times the answer about a thousand tasks. */
const SIZE_MAX = 8_000_000
/** Elements and characters that are copied or compared in the time of a step. */
const COPIES_A_STEP = 8
/** Nodes whose value is a new list or text of any length. */
const BUILDERS: ReadonlySet<Node['type']> = new Set([
  'Slice',
  'Flatten',
  'Projection',
  'ValueProjection',
  'FilterProjection',
  'Function',
])

const Base = TreeInterpreter.constructor as new () => Interpreter

export class GuardedInterpreter extends Base {
  #steps = 0
  readonly #sizes = new WeakMap<object, number>()

  constructor() {
    super()
    const { runtime } = this
    const call = runtime.callFunction.bind(runtime)
    runtime.callFunction = (name, values) => {
      this.#charge(values.reduce((sum: number, value) => sum + this.#sizeOf(value), 0) / COPIES_A_STEP)
      if (name === 'join') this.#checkJoined(values)
      return call(name, values)
    }
  }

  override visit(node: Node, value: Value): ReturnType<Interpreter['visit']> {
    this.#charge(1)
    const result = super.visit(node.type === 'Comparator' ? this.#weighed(node, value) : node, value)
    if (BUILDERS.has(node.type)) this.#charge(lengthOf(result) / COPIES_A_STEP)
    if (this.#sizeOf(result) > SIZE_MAX) throw tooMuch()
    return result
  }

  /** With both sides worked out: comparing costs what they hold. */
  #weighed(node: Comparator, value: Value): Comparator {
    const [left, right] = [this.visit(node.left, value), this.visit(node.right, value)]
    this.#charge(Math.min(this.#sizeOf(left), this.#sizeOf(right)) / COPIES_A_STEP)
    return { ...node, left: literal(left), right: literal(right) }
  }

  #charge(steps: number): void {
    this.#steps += steps
    if (this.#steps > STEPS_MAX) throw tooMuch()
  }

  #checkJoined([glue, parts]: readonly unknown[]): void {
    if (typeof glue === 'string' && Array.isArray(parts) && glue.length * parts.length > SIZE_MAX)
      throw tooMuch()
  }

  /** As written out; a part is counted once and remembered, as nothing changes a value. */
  #sizeOf(value: unknown): number {
    if (typeof value === 'string') return 1 + value.length
    if (typeof value !== 'object' || value === null) return 1
    const known = this.#sizes.get(value)
    if (known !== undefined) return known
    let size = 1
    for (const [key, item] of Object.entries(value)) size += key.length + this.#sizeOf(item)
    this.#sizes.set(value, size)
    return size
  }
}

/** The values of both sides are plain JSON: a comparison has no references to expressions. */
function literal(value: Value): Node {
  return { type: 'Literal', value: value as JSONValue }
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) || typeof value === 'string' ? value.length : 0
}

function tooMuch(): QueryError {
  return new QueryError('it asks for more than can be worked out here', null)
}
