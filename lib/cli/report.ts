import { createSimulation } from '@/lib/sim'
import type { ReportFlags } from './flags'
import type { Io } from './io'
import { loadScenario } from './load-scenario'
import { advance, untilOf } from './run'
import { unwritable } from './unwritable'

/** `dockyard report` */
export async function report(flags: ReportFlags, io: Io): Promise<number> {
  const { source, scenario } = await loadScenario(flags.file, io)
  const simulation = createSimulation(source, flags.seed === null ? {} : { seed: flags.seed })
  const until = flags.until ?? untilOf(scenario)
  if (!advance(simulation, until, io)) return 1
  const { html, csv } = simulation.report()
  const text = flags.format === 'csv' ? csv : html
  if (flags.out === null) {
    await io.out(text)
    return 0
  }
  try {
    await io.writeFile(flags.out, text)
  } catch (error) {
    throw unwritable(flags.out, error)
  }
  return 0
}
