// What a result, an outcome and a report are made from: a simulation, seen from below it.

import type { SimTime } from '@/lib/engine'
import type { Scenario } from '@/lib/scenario'
import type { describeTask } from '@/lib/world/describe/ecs/task'
import type { World } from '@/lib/world/world'
import type { ScenarioRun } from './scenario-run'

export interface ReportedRun {
  readonly name: string
  readonly seed: number
  readonly world: World
  readonly scenario: Scenario
  readonly run: Pick<ScenarioRun, 'results'>
  readonly forgottenTasks: readonly ReturnType<typeof describeTask>[]
  now(): SimTime
  traceHash(): string
}
