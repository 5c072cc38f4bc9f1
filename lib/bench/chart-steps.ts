import { Engine } from '@/lib/engine'
import { ChartDriver } from '@/lib/world/chart-driver'
import { type Bench, grouped } from './bench'

const CHARTS = 200
const FAILED = {
  type: 'health.failed',
  reason: 'Target.Timeout',
  description: 'Request timed out',
} as const

/** Health results sent to target charts: guards, assignments and projection, no timers. */
export const chartSteps: Bench = {
  name: 'chart steps',
  measure({ clock, quick }) {
    const engine = new Engine(1)
    const driver = new ChartDriver(engine, {
      perform() {},
      project: (_machine, key, chart) => engine.hash.text(`${key} ${JSON.stringify(chart.value)}`),
    })
    const keys = Array.from({ length: CHARTS }, (_, i) => `target-${i}`)
    for (const key of keys)
      driver.start('target', key, { registrationMs: 900, deregistrationDelayMs: 30_000 })
    const rounds = quick ? 50 : 500
    const turn = (round: number) => {
      for (const key of keys) {
        if (round % 2 === 0) driver.deliver('target', key, { type: 'health.passed' })
        else driver.deliver('target', key, FAILED)
      }
    }
    for (let round = 0; round < 10; round++) turn(round)
    const before = { clock: clock(), transitions: driver.transitions }
    for (let round = 0; round < rounds; round++) turn(round)
    const seconds = clock() - before.clock
    const steps = driver.transitions - before.transitions
    return [
      {
        name: 'chart steps',
        unit: 'steps',
        count: steps,
        nsEach: (1e9 * seconds) / steps,
        figure: `${grouped(Math.round(steps / seconds))} steps/s of CPU`,
        goal: null,
        traceHash: engine.hash.digest(),
      },
    ]
  },
}
