// Built-in scenarios that are run to a time, and what tests read of such a run: when things were said and done.

import { existing, type SimTime, toSeconds } from '@/lib/engine'
import { builtInScenarios, parseDuration } from '@/lib/scenario'
import { createSimulation, type LocalSimulation } from '@/lib/sim'

type ScenarioText = Readonly<Record<string, unknown>> & {
  readonly operations: readonly { readonly action: string }[]
}

export function scenarioOf(id: string): ScenarioText {
  const builtIn = existing(
    builtInScenarios.find((one) => one.id === id),
    id,
  )
  return builtIn.scenario as ScenarioText
}

export function run(scenario: unknown, time: string): LocalSimulation {
  return runTo(createSimulation(scenario), time)
}

export function runTo(simulation: LocalSimulation, time: string): LocalSimulation {
  simulation.advanceTo(parseDuration(time) ?? simulation.now())
  return simulation
}

/** `10:41` */
export function clock(at: SimTime): string {
  const seconds = toSeconds(at)
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
}

/** Times at which the log says something. */
export function times({ world }: LocalSimulation, pattern: RegExp): readonly string[] {
  return world.log.events.filter(({ message }) => pattern.test(message)).map(({ at }) => clock(at))
}

/** What services were scaled: `10:41 4 → 8`. */
export function steps({ world }: LocalSimulation): readonly string[] {
  return [...world.state.scalingActivities.values()].flatMap(({ startedAt, desiredCount }) =>
    desiredCount === null ? [] : [`${clock(startedAt)} ${desiredCount.from} → ${desiredCount.to}`],
  )
}
