// Tasks of the page's main thread from Chromium's own trace: how long each took by the clock, and how long it really
// computed. On a busy machine the two differ widely: a task also waits for a processor and for the compositor.

import type { Page } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

export interface MainThreadTasks {
  /** Milliseconds by the clock of the tasks of 50 ms and more, longest first. */
  readonly longMs: readonly number[]
  /** Milliseconds of computing of the task that computed longest. */
  readonly cpuMsMax: number
  /** Share of the time in which the main thread computed. */
  readonly busyShare: number
}

/** Runs `work` under the trace. */
export async function traceTasks<T>(
  page: Page,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly tasks: MainThreadTasks }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Tracing.start', { categories: 'toplevel,__metadata', transferMode: 'ReturnAsStream' })
  const startMs = performance.now()
  const value = await work()
  const elapsedMs = performance.now() - startMs
  const complete = new Promise<string>((resolve) => {
    session.once('Tracing.tracingComplete', ({ stream }) => resolve(stream ?? ''))
  })
  await session.send('Tracing.end')
  const handle = await complete
  let text = ''
  for (;;) {
    const { data, eof } = await session.send('IO.read', { handle })
    text += data
    if (eof) break
  }
  await session.send('IO.close', { handle })
  await session.detach()
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(text)
  return { value, tasks: summarise(traceEvents, elapsedMs) }
}

function summarise(events: readonly TraceEvent[], elapsedMs: number): MainThreadTasks {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
  // Chromium has renderers of its own; the page's is the one that works most.
  const perThread = threads.map(({ pid, tid }) =>
    events.filter(
      (event) => event.pid === pid && event.tid === tid && event.ph === 'X' && event.name.endsWith('RunTask'),
    ),
  )
  const computed = (tasks: readonly TraceEvent[]) => tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0)
  const busiest = perThread.sort((a, b) => computed(b) - computed(a))[0] ?? []
  const outer = busiest.filter(({ name }) => name === (busiest[0]?.name ?? ''))
  return {
    longMs: outer
      .map(({ dur = 0 }) => dur / 1000)
      .filter((ms) => ms >= 50)
      .sort((a, b) => b - a),
    cpuMsMax: Math.max(0, ...outer.map(({ tdur = 0 }) => tdur / 1000)),
    busyShare: computed(outer) / 1000 / elapsedMs,
  }
}
