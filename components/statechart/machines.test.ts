import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { layOutChart } from '@/lib/view/statechart/layout'
import { loadChart } from './machines'

const IDS = readdirSync('machines').flatMap((name) => /^(.+)\.machine\.ts$/.exec(name)?.[1] ?? [])

describe('loadChart', () => {
  it.each(IDS)('draws the chart of %s with all its states, each explained', async (id) => {
    const graph = await loadChart(id)
    expect(graph?.id).toBe(id)
    const states = graph?.states.filter(({ path }) => path !== '') ?? []
    expect(states.length).toBeGreaterThan(1)
    expect(states.filter(({ description }) => description === null).map(({ path }) => path)).toEqual([])
    const boxes = graph ? layOutChart(graph, { width: 280, characterWidth: 6 }).boxes : []
    expect(boxes.filter(({ state }) => state.path !== '')).toHaveLength(states.length)
  })

  it('knows no chart for an unknown id', async () => {
    expect(await loadChart('nothing')).toBeNull()
  })
})
