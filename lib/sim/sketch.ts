// What a scenario sets up, as far as a small picture of it can show. Read from its operations; nothing is run.

import { type SimTime, START, simTime } from '@/lib/engine'
import type { ScenarioSketch } from '@/lib/protocol'
import { parseScenario, type Scenario, scenarioEnd } from '@/lib/scenario'
import { expectedRps } from '@/lib/traffic/rate-of'
import { UserRamp } from '@/lib/traffic/user-ramp'
import { type LoadStage, loadStages } from './load-stages'

const STEPS = 28

/** Operations that break something: faults of FIS, and those of the playground. */
const FAULT = /^aws:|^playground:(?:Start|Disconnect|Crash|Slow|Lose)/

export function sketchOf(source: unknown): ScenarioSketch {
  const scenario = parseScenario(source)
  const of = (action: string) => scenario.operations.filter((one) => one.action === action)
  const inputs = (action: string) => of(action).map(({ input }) => input)
  const definitions = inputs('ecs:RegisterTaskDefinition')
  return {
    instances: [
      ...inputs('ec2:RunInstances').map(({ MinCount }) => countOf(MinCount)),
      ...inputs('autoscaling:CreateAutoScalingGroup').map(({ DesiredCapacity, MinSize }) =>
        countOf(DesiredCapacity ?? MinSize),
      ),
    ],
    tasks: inputs('ecs:CreateService').reduce((sum, { desiredCount }) => sum + countOf(desiredCount), 0),
    revisions: new Set(definitions.map((definition) => JSON.stringify(definition))).size,
    fixedPort: fixedPortOf(definitions),
    hasQueue: of('playground:SetQueue').length > 0,
    hasFault: scenario.operations.some(({ action }) => FAULT.test(action)),
    load: loadOf(scenario),
  }
}

const countOf = (value: unknown): number => (typeof value === 'number' ? value : 1)

function fixedPortOf(definitions: readonly unknown[]): number | null {
  const [, port] = /"hostPort":([1-9]\d*)/.exec(JSON.stringify(definitions)) ?? []
  return port === undefined ? null : Number(port)
}

/** What its sources ask for in each step, with what its operations make of them and of queues. */
function loadOf(scenario: Scenario): readonly number[] {
  const by = (wanted: string) => scenario.operations.filter(({ action }) => action === wanted)
  const sources = scenario.traffic.map(
    ({ name, arrivals }) => [name, { from: START, arrivals, since: START }] as const,
  )
  const all = [
    ...loadStages(sources, by('playground:SetTraffic')),
    ...loadStages([], by('playground:SetQueue')),
  ]
  const end = scenarioEnd(scenario)
  return Array.from({ length: all.length === 0 ? 0 : STEPS }, (_, step) => {
    const time = simTime(Math.round(((step + 0.5) / STEPS) * end))
    return all.reduce((sum, stages) => sum + rpsAt(stages, time), 0)
  })
}

/** How many users there are stands for what they ask for: only the shape is drawn. */
function rpsAt(stages: readonly LoadStage[], time: SimTime): number {
  const stage = stages.findLast(({ from }) => from <= time)
  if (stage === undefined) return 0
  const { arrivals, since } = stage
  return arrivals.kind === 'closed'
    ? new UserRamp(arrivals.users).at(time)
    : (expectedRps(arrivals, since, time) ?? 0)
}
