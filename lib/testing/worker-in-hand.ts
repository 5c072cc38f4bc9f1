// A page's worker in hand, with real simulations: time passes when somebody waits for an answer, and each look at the clock costs some.

import { simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { Frame, FromWorker, ToWorker, WorkerCalls, WorkerMethod } from '@/lib/protocol'
import { SimulationLoop } from '@/lib/worker/loop'
import { realFactory } from '@/lib/worker/real-factory'

export const seconds = (n: number) => simTime(Math.round(n * US_PER_SECOND))

export function workerInHand() {
  let now = 0
  const posted: FromWorker[] = []
  const queue: { run: () => void; at: number }[] = []
  const loop: SimulationLoop = new SimulationLoop(
    {
      wallMs: () => {
        now += 0.05
        return now
      },
      post(message) {
        posted.push(message)
        if (message.type === 'frame') loop.handle({ id: 0, method: 'shown', input: {} })
      },
      schedule: (run, ms) => queue.push({ run, at: now + ms }),
    },
    realFactory,
  )
  let id = 0
  const send = <M extends WorkerMethod>(method: M, input: Parameters<WorkerCalls[M]>[0]) => {
    loop.handle({ id: ++id, method, input } as unknown as ToWorker)
    return id
  }
  const answerOf = (wanted: number) =>
    posted.find((m) => (m.type === 'reply' || m.type === 'error') && m.id === wanted)
  const run = (until: () => boolean) => {
    for (let guard = 0; guard < 200_000 && !until(); guard++) {
      const next = queue.sort((a, b) => a.at - b.at).shift()
      if (next === undefined) break
      now = Math.max(now, next.at)
      next.run()
    }
  }
  const call = <M extends WorkerMethod>(method: M, input: Parameters<WorkerCalls[M]>[0]) => {
    const wanted = send(method, input)
    run(() => answerOf(wanted) !== undefined)
    const answer = answerOf(wanted)
    if (answer?.type !== 'reply') throw new Error(JSON.stringify(answer))
    return answer.value as ReturnType<WorkerCalls[M]>
  }
  const frame = () => posted.findLast((m): m is Frame => m.type === 'frame') as Frame
  const hash = () => call('hash', {}).hash
  /** Plays on to about this second, and holds. */
  const playTo = (second: number) => {
    call('play', {})
    run(() => frame().now >= seconds(second))
    call('pause', {})
  }
  return { call, send, answerOf, run, frame, posted, hash, playTo }
}

export type WorkerInHand = ReturnType<typeof workerInHand>
