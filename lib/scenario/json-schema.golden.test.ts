import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { scenarioJsonSchema } from './json-schema'

const FILE = path.resolve(import.meta.dirname, '../../public/scenario.schema.json')

it('public/scenario.schema.json is what the schema says (UPDATE_GOLDEN=1 rewrites it)', () => {
  const text = `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(FILE, text)
  expect(readFileSync(FILE, 'utf8')).toBe(text)
})
