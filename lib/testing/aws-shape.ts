// Holds an answer against AWS's own model of it: no member that AWS does not know, and each of the sort that it has there.

import { awsOutput, type Schema, SORT, sortOf } from './aws-models'

/** Everything that is wrong, with its place; empty when the SDK would read the answer as it is. */
export async function misfits(action: string, answer: unknown): Promise<readonly string[]> {
  const schema = await awsOutput(action)
  if (schema === null) return [`AWS has no operation ${action}`]
  return [...inValue(schema, answer, '')]
}

function* inValue(schema: unknown, value: unknown, where: string): Generator<string> {
  const sort = sortOf(schema)
  if (typeof sort === 'string') {
    if (typeof value !== sort) yield `${where} is ${JSON.stringify(value)}, not a ${sort}`
    return
  }
  if (sort[0] === SORT.list) {
    if (!Array.isArray(value)) yield `${where} is no list`
    else for (const [i, item] of value.entries()) yield* inValue(sort[4], item, `${where}[${i}]`)
    return
  }
  if (sort[0] === SORT.map) return
  yield* inStructure(sort, value, where)
}

function* inStructure(schema: Schema, value: unknown, where: string): Generator<string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield `${where} is no structure`
    return
  }
  const names = schema[4] as readonly string[]
  const types = schema[5] as readonly unknown[]
  for (const [name, member] of Object.entries(value)) {
    const at = where === '' ? name : `${where}.${name}`
    const index = names.indexOf(name)
    if (index < 0) yield `${at} is unknown to AWS`
    else if (member !== undefined) yield* inValue(types[index], member, at)
  }
}
