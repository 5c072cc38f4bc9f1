// One run on the screen as one object: what is known of it, whom to ask, and everything that is remembered about showing
// it. Nothing of a run lives outside of it, so that several can stand side by side on a page; what only some views need is kept for
// each run by `perRun`.

import { ThingMenu } from '../carry/menu'
import { Carrying } from '../carry/store'
import { CanvasGeometry } from '../layout/geometry'
import { ErrorTally } from '../requests/error-tally'
import { RequestLog } from '../requests/log'
import { RecentMarks } from '../requests/recent'
import type { Shelf } from '../session/keeper'
import { Session } from '../session/session'
import { afterPaint } from './after-paint'
import { type CalmState, calmed } from './calm'
import { type Call, SimulationClient, type WorkerLike } from './client'
import { spawnWorker } from './spawn-worker'
import { createViewStore, type ViewStoreWithSamples } from './store'
import { watchEnd } from './verdict'

export interface Run {
  readonly store: ViewStoreWithSamples
  readonly call: Call
  /** Where everything stands: nodes, wires and dots read the same places. */
  readonly geometry: CanvasGeometry
  readonly carrying: Carrying
  readonly menu: ThingMenu
  readonly requests: RequestLog
  readonly marks: RecentMarks
  /** Failed requests of the last minute by instance. */
  readonly errors: ErrorTally
  /** The state for summaries, tables and charts. */
  readonly calm: CalmState
  readonly session: Session
  /** Ends the simulation, whatever state it is in; the next call starts a new one. */
  stop(): void
}

export interface RunOptions {
  /** Starts the simulation with the first call; a worker unless a test gives something else. */
  readonly spawn?: () => WorkerLike
  /** Calls back when what was received is on the screen. */
  readonly whenShown?: (done: () => void) => void
  /** Where the run is kept for the next visit; null for one that lives as long as its page. */
  readonly shelf?: Shelf | null
}

/** Example: `const run = createRun(); await run.session.openBuiltIn('rolling-upgrade')`. */
export function createRun({
  spawn = spawnWorker,
  whenShown = afterPaint,
  shelf = null,
}: RunOptions = {}): Run {
  const store = createViewStore()
  const client = new SimulationClient(spawn, store, whenShown)
  const call: Call = (method, input) => client.call(method, input)
  const marks = new RecentMarks()
  // The store keeps the last events only; marks are collected as they come, whether or not charts are open.
  store.subscribe((state, before) => {
    if (state.events !== before.events) marks.add(state.standing.line, state.events)
    if (state.pauseRules !== before.pauseRules) client.pauseWhen(state.pauseRules)
  })
  const errors = new ErrorTally()
  store.onSamples((batch) => errors.add(batch))
  const session = new Session({ call, store }, shelf)
  watchEnd({ call, store })
  return {
    store,
    call,
    geometry: new CanvasGeometry(),
    carrying: new Carrying(() => store.getState().kinds),
    menu: new ThingMenu(),
    requests: new RequestLog(store),
    marks,
    errors,
    calm: calmed(store),
    session,
    stop: () => client.stop(),
  }
}
