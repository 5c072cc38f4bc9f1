import { describe, expect, it } from 'vitest'
import { MACHINES } from '@/machines'
import { type ChartConfig, readChart } from './definition'
import { fitChart } from './fit'

const PANES = [
  { width: 288, height: 420 },
  { width: 288, height: 240 },
  { width: 208, height: 560 },
  { width: 600, height: 900 },
]

const graphs = Object.values(MACHINES).map(({ config }) => readChart(config as ChartConfig))
const cases = graphs.flatMap((graph) => PANES.map((pane) => ({ id: graph.id, graph, ...pane })))

describe('a chart in its pane', () => {
  it.each(cases)('is never cropped: $id in $width × $height', ({ graph, width, height }) => {
    for (const { path, transitions } of graph.states.filter((state) => state.parent !== null)) {
      const { layout, scale } = fitChart(graph, { width, height, characterWidth: 6, looked: new Set([path]) })
      expect(layout.width * scale).toBeLessThanOrEqual(width + 0.5)
      expect(layout.height * scale).toBeLessThanOrEqual(height + 0.5)
      const box = layout.boxes.find(({ state }) => state.path === path)
      expect(box?.rows.map(({ transition }) => transition.id)).toEqual(transitions.map(({ id }) => id))
      for (const arrow of layout.arrows)
        for (const line of arrow.lines) expect(line.length).toBeGreaterThan(1)
    }
  })

  it('lists every transition where there is room, and is drawn large', () => {
    for (const graph of graphs) {
      const { layout, scale } = fitChart(graph, {
        width: 400,
        height: 1_400,
        characterWidth: 6,
        looked: new Set(),
      })
      const rows = layout.boxes.reduce((sum, box) => sum + box.rows.length, 0)
      expect(rows).toBe(graph.states.reduce((sum, { transitions }) => sum + transitions.length, 0))
      expect(scale).toBe(1)
    }
  })
})
