import { afterSeconds, type SimTime, simTime, toSeconds, US_PER_SECOND } from '@/lib/engine'
import { printable, printableJson, printableLines } from '@/lib/engine/printable'
import { formatDuration, type Scenario } from '@/lib/scenario'
import { createSimulation, type LocalSimulation } from '@/lib/sim'
import { openMetricsOf } from '@/lib/sim/open-metrics'
import { runResult, runSeries } from '@/lib/sim/result'
import { logToFile } from './access-log-file'
import { csvOf } from './csv'
import type { RunFlags } from './flags'
import type { Io } from './io'
import { loadScenario } from './load-scenario'
import { Progress } from './progress'
import { remarksOf } from './remarks'
import { tableOf } from './table'
import { withDates } from './timestamps'

/** How long a run without `--until` is: what the scenario says, or else ten minutes, or five after the last operation if that is later. */
const UNTIL_DEFAULT = simTime(600 * US_PER_SECOND)
const AFTER_LAST_OPERATION_SECONDS = 300

const STEP_SECONDS_LONG = 60
const HOUR = simTime(3_600 * US_PER_SECOND)

/** Events between two looks at the clock. */
const EVENTS_A_SLICE = 100_000

/** `dockyard run` */
export async function run(flags: RunFlags, io: Io): Promise<number> {
  const { source, scenario } = await loadScenario(flags.file, io)
  const until = flags.until ?? untilOf(scenario)
  const stepSeconds = flags.stepSeconds ?? (until <= HOUR ? 1 : STEP_SECONDS_LONG)
  const simulation = createSimulation(source, flags.seed === null ? {} : { seed: flags.seed })
  simulation.keepForgottenTasks()
  const endLog = flags.accessLog === null ? null : logToFile(simulation, flags.accessLog, io)
  const isDone = advance(simulation, until, io)
  endLog?.()
  if (!isDone) return 1
  for (const remark of simulation.run.results.flatMap(remarksOf)) io.err(`${printable(remark)}\n`)
  await io.out(print(simulation, flags, stepSeconds))
  return 0
}

function print(simulation: LocalSimulation, { format }: RunFlags, stepSeconds: number): string {
  switch (format) {
    case 'csv':
      return csvOf(runSeries(simulation.world, stepSeconds))
    case 'table':
      return tableOf(runResult(simulation, { stepSeconds }))
    case 'openmetrics':
      return openMetricsOf(runResult(simulation, { stepSeconds }), simulation.startAt)
    case 'json': {
      const { series, ...result } = runResult(simulation, { stepSeconds })
      return `${printableJson({ ...(withDates(result, simulation.world.startAt) as object), series })}\n`
    }
  }
}

/** False when the simulation itself broke; what it says is on standard error then. */
export function advance(simulation: LocalSimulation, until: SimTime, io: Io): boolean {
  const progress = new Progress(io, simulation.name)
  try {
    while (!simulation.advanceSome(until, EVENTS_A_SLICE)) {
      progress.show(
        simulation.now() / until,
        formatDuration(Math.floor(toSeconds(simulation.now())) * US_PER_SECOND),
      )
    }
    return true
  } catch (error) {
    progress.clear()
    const at = formatDuration(simulation.now())
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    io.err(
      `This is a bug in Dockyard: the simulation stopped at ${at} (seed ${simulation.seed}, step ${simulation.steps()}): ${printableLines(message)}\n`,
    )
    return false
  } finally {
    progress.clear()
  }
}

export function untilOf({ until, operations }: Pick<Scenario, 'until' | 'operations'>): SimTime {
  if (until !== null) return until
  const last = operations.at(-1)
  const after = last ? afterSeconds(last.at, AFTER_LAST_OPERATION_SECONDS) : UNTIL_DEFAULT
  return after > UNTIL_DEFAULT ? after : UNTIL_DEFAULT
}
