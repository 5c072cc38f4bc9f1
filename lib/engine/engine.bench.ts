// The queue and the loop alone: how many events a second there are to spend on the model. The caller has the clock.

import { Engine, PHASE, simTime } from '.'

export interface EngineBench {
  readonly name: string
  /** Events handled. */
  readonly n: number
  readonly nsPerEvent: number
  /** A speed-up must not change it. */
  readonly traceHash: string
}

/** `queued` events that each schedule the next, as open requests do; one in four is moved once. */
export function benchEngine({
  n,
  queued,
  nowMs,
}: {
  readonly n: number
  readonly queued: number
  nowMs(): number
}): EngineBench {
  const engine = new Engine(42)
  const random = engine.random.stream('bench')
  const kind: number = engine.kind('request', (a) => {
    const handle = engine.schedule(simTime(engine.now + 1 + random.integer(10_000)), PHASE.data, kind, a)
    if ((a & 3) === 0) engine.move(handle, simTime(engine.now + 1 + random.integer(10_000)))
  })
  for (let i = 0; i < queued; i++) engine.schedule(simTime(i), PHASE.data, kind, i)
  const startMs = nowMs()
  for (let i = 0; i < n; i++) engine.step()
  const nsPerEvent = ((nowMs() - startMs) * 1e6) / n
  return { name: `engine, ${queued} queued`, n: engine.handled, nsPerEvent, traceHash: engine.hash.digest() }
}
