import { ReactFlowProvider } from '@xyflow/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RunContext } from '@/components/hooks/use-run'
import { FIXTURE_FRAME, frameOf } from '@/lib/testing/fixture-frame'
import { createRun, type Run } from '@/lib/view/run/run'
import { applyFrame } from '@/lib/view/run/state'
import { NODE_TYPES } from './node-types'

type Shown = typeof FIXTURE_FRAME

const UNLIKE = {
  dragging: false,
  selectable: false,
  deletable: false,
  selected: false,
  draggable: false,
  isConnectable: false,
  zIndex: 0,
  positionAbsoluteX: 0,
  positionAbsoluteY: 0,
}

/** A run that has shown a frame and in which something is selected, before anything of the page is drawn. */
function runThatShows(frame: Shown, selectedKey: string | null): Run {
  const worker = { postMessage: () => {}, terminate: () => {}, onmessage: null, onerror: null }
  const run = createRun({ spawn: () => worker, whenShown: () => {} })
  run.store.setState({ ...applyFrame(run.store.getState(), frame), selectedKey })
  // Without a browser a store is drawn as it was at first.
  return { ...run, store: { ...run.store, getInitialState: run.store.getState } }
}

/** The nodes of a canvas, without the browser that React Flow measures to place them. */
function Canvas({ run }: { readonly run: Run }) {
  const { nodes } = run.geometry.read(run.store.getState())
  return (
    <RunContext value={run}>
      <ReactFlowProvider>
        {nodes.map(({ key, kind, scale }) => {
          const Node = NODE_TYPES[kind]
          return <Node key={key} id={key} type={kind} data={{ scale }} {...UNLIKE} />
        })}
      </ReactFlowProvider>
    </RunContext>
  )
}

const [task = '', other = ''] = FIXTURE_FRAME.upsert.flatMap(({ kind, key }) =>
  kind === 'task' ? [key] : [],
)
const whole = runThatShows(FIXTURE_FRAME, task)
const without = runThatShows(
  frameOf({ upsert: FIXTURE_FRAME.upsert.filter(({ key }) => key !== task) }),
  other,
)

const drawn = (...runs: readonly Run[]) =>
  renderToStaticMarkup(runs.map((run, index) => <Canvas key={index === 0 ? 'left' : 'right'} run={run} />))

describe('two canvases on one page', () => {
  it('are each drawn as they are alone', () => {
    const [left, right] = [drawn(whole), drawn(without)]
    expect(left).toContain(`data-thing="${task}"`)
    expect(right).not.toContain(`data-thing="${task}"`)
    expect(withoutIds(drawn(whole, without))).toBe(withoutIds(left) + withoutIds(right))
    expect(withoutIds(drawn(without, whole))).toBe(withoutIds(right) + withoutIds(left))
  })

  it('show what is selected in their own run only', () => {
    expect(pressed(drawn(whole))).toEqual([task])
    expect(pressed(drawn(without))).toEqual([other])
    expect(pressed(drawn(whole, without))).toEqual([task, other])
  })
})

/** React counts the ids that it gives on one page. */
function withoutIds(html: string): string {
  return html.replaceAll(/_R_\w*_/g, 'id')
}

/** The things whose buttons are pressed, in order. */
function pressed(html: string): readonly (string | undefined)[] {
  return [...html.matchAll(/<[^>]*aria-pressed="true"[^>]*>/g)].map(
    ([tag]) => /data-thing="([^"]+)"/.exec(tag)?.[1],
  )
}
