// The published schema is for editors and for people who never run the program: it has to take what the program takes.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { builtInScenarios } from './built-in-scenarios'

const ROOT = path.resolve(import.meta.dirname, '../..')
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'))
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  read('public/scenario.schema.json') as object,
)

describe('the published JSON Schema', () => {
  it.each(builtInScenarios)('takes the built-in scenario $id', ({ scenario }) => {
    validate(scenario)
    expect(validate.errors).toBeNull()
  })

  it('takes the example', () => {
    validate(read('examples/rolling-upgrade.json'))
    expect(validate.errors).toBeNull()
  })

  it.each([
    ['an unknown action', { name: 'x', operations: [{ action: 'ecs:MakeCoffee' }] }],
    ['an unknown member', { name: 'x', operation: [], operations: [] }],
    ['a seed in words', { name: 'x', seed: 'seven', operations: [] }],
    [
      'a duration that is none',
      { name: 'x', operations: [], images: { a: { cpuMsPerRequest: { foo: 1 } } } },
    ],
  ])('does not take %s', (_, scenario) => expect(validate(scenario)).toBe(false))
})
