import { describe, expect, it } from 'vitest'
import { expectGolden } from '@/lib/testing/golden'
import {
  actionsText,
  coverageText,
  findOperations,
  inputsText,
  notModelledText,
  registryText,
} from '@/lib/testing/operation-catalogue'

const found = await findOperations()

describe('What is generated from the operations (npm run test:golden writes it)', () => {
  it('is the registry', () => {
    expectGolden(new URL('./all-operations.ts', import.meta.url), registryText(found))
  })

  it('is the list of actions', () => {
    expectGolden(new URL('../../aws/api/actions.ts', import.meta.url), actionsText(found))
  })

  it('is the list of what AWS has beside them', async () => {
    expectGolden(new URL('../../aws/api/not-modelled.json', import.meta.url), await notModelledText(found))
  })

  it('is the list of the members of their inputs', async () => {
    expectGolden(new URL('../../aws/api/inputs.json', import.meta.url), await inputsText(found))
  })

  it('is the coverage page', async () => {
    expectGolden(new URL('../../../docs/coverage.md', import.meta.url), await coverageText(found))
  })
})

it('No two operations have the same action', () => {
  const actions = found.map(({ operation }) => operation.action)
  expect(new Set(actions).size).toBe(actions.length)
})
