import { describe, expect, it } from 'vitest'
import { builtInScenarios, emptyScenario } from '@/lib/scenario'
import { sketchOf } from './sketch'

const sketch = (id: string) => sketchOf(builtInScenarios.find((one) => one.id === id)?.scenario)

describe('The sketch of a scenario', () => {
  it('counts what it sets up', () => {
    expect(sketch('rolling-upgrade')).toMatchObject({
      instances: [3],
      tasks: 6,
      revisions: 2,
      fixedPort: null,
    })
    expect(sketch('fixed-port-blocks')).toMatchObject({ instances: [1, 1], tasks: 2, fixedPort: 8_080 })
    expect(sketch('zone-outage')).toMatchObject({ hasFault: true, hasQueue: false })
    expect(sketch('queue-backlog')).toMatchObject({ hasQueue: true })
  })

  it('draws the load as it is planned: none at first, a crowd where one comes', () => {
    const { load } = sketch('flash-crowd')
    expect(load[0]).toBe(0)
    expect(load.at(-1)).toBeGreaterThan(4 * Math.max(...load.slice(0, 6)))
    expect(sketch('queue-backlog').load.some((rps) => rps > 0)).toBe(true)
  })

  it('has nothing of the empty scenario', () => {
    expect(sketchOf(emptyScenario.scenario)).toMatchObject({ instances: [], tasks: 0, load: [] })
  })

  it.each(builtInScenarios.map(({ id }) => id))(
    '%s has one, a place in the gallery, and a question with its answer',
    (id) => {
      const found = builtInScenarios.find((one) => one.id === id)
      expect(sketch(id).instances.length).toBeGreaterThan(0)
      expect(found?.group).toBeDefined()
      expect(found?.question).toMatch(/^[A-Z].*\?$/)
      expect(found?.scenario).toMatchObject({ question: found?.question, answer: expect.any(String) })
    },
  )
})
