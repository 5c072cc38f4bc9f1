// What `dockyard bench` measures. The caller brings the clock; each figure comes with the trace hash of its run, so that a
// speed-up cannot quietly change the meaning.

import { assert, Engine, simTime, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { ChartDriver } from '@/lib/world/chart-driver'
import { benchDataPlane } from '@/lib/world/data-plane/data-plane.bench-core'
import { createSimulation } from './simulation'

export interface BenchLine {
  readonly name: string
  /** What was counted. */
  readonly unit: string
  readonly count: number
  readonly nsEach: number
  /** In words: `612,000 requests/s of CPU`. */
  readonly figure: string
  readonly traceHash: string
}

export interface BenchOptions {
  /** Seconds of CPU. */
  readonly clock: () => number
  /** A tenth of the work, for a first look. */
  readonly quick: boolean
}

type Bench = (options: BenchOptions) => readonly BenchLine[]

export const BENCHES: readonly Bench[] = [dataPlane, rollingUpgrade, chartSteps]

function dataPlane({ clock, quick }: BenchOptions): readonly BenchLine[] {
  return benchDataPlane(clock, quick ? 100_000 : 1_000_000).map((result) => ({
    name: `requests, ${result.name} CPU`,
    unit: 'requests',
    count: result.requests,
    nsEach: (1e9 * result.seconds) / result.requests,
    figure: `${grouped(result.requestsPerSecond)} requests/s of CPU, ${result.eventsPerRequest} events each`,
    traceHash: result.hash,
  }))
}

const UPGRADE_RPS = 100
const UPGRADE_MINUTES = 15

/** The built-in rolling upgrade at 100 requests/s for a quarter of an hour, with everything that the screen has. */
function rollingUpgrade({ clock }: BenchOptions): readonly BenchLine[] {
  const builtIn = builtInScenarios.find(({ id }) => id === 'rolling-upgrade')
  assert(builtIn !== undefined, 'there is no built-in rolling upgrade')
  const traffic = { name: 'users', to: '${alb}', arrivals: { poisson: { rps: UPGRADE_RPS } } }
  const started = clock()
  const simulation = createSimulation({ ...builtIn.scenario, traffic: [traffic] })
  simulation.advanceTo(simTime(UPGRADE_MINUTES * 60 * US_PER_SECOND))
  const seconds = clock() - started
  return [
    {
      name: `rolling upgrade, ${UPGRADE_MINUTES} min at ${UPGRADE_RPS}/s`,
      unit: 'events',
      count: simulation.steps(),
      nsEach: (1e9 * seconds) / simulation.steps(),
      figure: `${seconds.toFixed(2)} s of CPU, ${grouped(simulation.world.charts.transitions)} chart steps`,
      traceHash: simulation.traceHash(),
    },
  ]
}

const CHARTS = 200

/** Health results sent to target charts: guards, assignments and projection, no timers. */
function chartSteps({ clock, quick }: BenchOptions): readonly BenchLine[] {
  const engine = new Engine(1)
  const driver = new ChartDriver(engine, {
    perform() {},
    project: (_machine, key, chart) => engine.hash.text(`${key} ${JSON.stringify(chart.value)}`),
  })
  const keys = Array.from({ length: CHARTS }, (_, i) => `target-${i}`)
  for (const key of keys) driver.start('target', key, { registrationMs: 900, deregistrationDelayMs: 30_000 })
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
      traceHash: engine.hash.digest(),
    },
  ]
}

const FAILED = { type: 'health.failed', reason: 'Target.Timeout', description: 'Request timed out' }

/** `612,000`, the same in every locale. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}
