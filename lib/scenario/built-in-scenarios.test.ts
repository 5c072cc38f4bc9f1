import { describe, expect, it } from 'vitest'
import { builtInScenarios } from './built-in-scenarios'
import { parseScenario } from './parse-scenario'

describe('Built-in scenarios', () => {
  it('have different ids and titles, and the rolling upgrade opens', () => {
    expect(new Set(builtInScenarios.map(({ id }) => id)).size).toBe(builtInScenarios.length)
    expect(new Set(builtInScenarios.map(({ title }) => title)).size).toBe(builtInScenarios.length)
    expect(builtInScenarios[0]?.id).toBe('rolling-upgrade')
  })

  for (const { id, title, lookFor, scenario } of builtInScenarios) {
    it(`${id} is a valid scenario that survives JSON`, () => {
      const parsed = parseScenario(JSON.stringify(scenario))
      expect(parsed).toEqual(parseScenario(scenario))
      expect(parsed).toMatchObject({ name: title, lookFor })
      expect(parsed.openAt).toBeGreaterThan(0)
    })

    it(`${id} says in two sentences what to look for`, () => {
      for (const sentence of lookFor) {
        expect(sentence).toMatch(/^[A-Z].{60,}\.$/)
        expect(sentence.match(/[.!?](?= [A-Z])/g)).toBeNull()
      }
    })
  }
})
