import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isWorded } from '@/lib/view/statechart/guard-words'
import { layOutChart } from '@/lib/view/statechart/layout'
import { loadChart } from './machines'

const IDS = readdirSync('machines').flatMap((name) => /^(.+)\.machine\.ts$/.exec(name)?.[1] ?? [])

describe('loadChart', () => {
  it.each(IDS)(
    'draws the chart of %s with all its states, each explained, and its guards in words',
    async (id) => {
      const graph = await loadChart(id)
      expect(graph?.id).toBe(id)
      const states = graph?.states.filter(({ path }) => path !== '') ?? []
      expect(states.length).toBeGreaterThan(1)
      expect(states.filter(({ description }) => description === null).map(({ path }) => path)).toEqual([])
      const guards = graph?.states.flatMap(({ transitions }) =>
        transitions.flatMap(({ guard }) => guard ?? []),
      )
      expect(guards?.filter((guard) => !isWorded(guard))).toEqual([])
      const boxes = graph ? layOutChart(graph, { width: 280, characterWidth: 6 }).boxes : []
      expect(boxes.filter(({ state }) => state.path !== '')).toHaveLength(states.length)
    },
  )

  it('knows no chart for an unknown id', async () => {
    expect(await loadChart('nothing')).toBeNull()
  })
})
