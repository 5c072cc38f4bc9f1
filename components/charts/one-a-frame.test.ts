import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { drawInTurn } from './one-a-frame'

describe('canvases that change together', () => {
  let frames: (() => void)[] = []
  beforeEach(() => {
    frames = []
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
  })
  afterEach(() => vi.unstubAllGlobals())
  /** What one frame draws. */
  const frame = (drawn: string[]) => {
    drawn.length = 0
    for (const run of frames.splice(0)) run()
    return [...drawn]
  }

  it('are drawn one a frame, and no frame is asked for when all are', () => {
    const drawn: string[] = []
    for (const name of ['a', 'b', 'c']) drawInTurn({ name }, () => drawn.push(name))
    expect([frame(drawn), frame(drawn), frame(drawn)]).toEqual([['a'], ['b'], ['c']])
    expect(frames).toEqual([])
  })

  it('keep their turn and are drawn as they are by then', () => {
    const drawn: string[] = []
    const charts = ['a', 'b', 'c'].map((name) => ({ name }))
    const change = (version: number) => {
      for (const chart of charts) drawInTurn(chart, () => drawn.push(`${chart.name}${version}`))
    }
    change(1)
    const seen = [1, 2, 3, 4, 5, 6].map((version) => {
      const now = frame(drawn)
      change(version + 1)
      return now.join()
    })
    expect(seen).toEqual(['a1', 'b2', 'c3', 'a4', 'b5', 'c6'])
  })
})
