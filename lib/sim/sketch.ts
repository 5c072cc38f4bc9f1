// What a scenario sets up, as far as a small picture of it can show. Read from its operations; nothing is run.

import { START, simTime } from '@/lib/engine'
import type { ScenarioSketch } from '@/lib/protocol'
import { parseScenario, type Scenario, scenarioEnd } from '@/lib/scenario'
import { arrivalsSchema } from '@/lib/traffic/arrivals-schema'
import type { Arrivals } from '@/lib/traffic/arrivals-types'
import { expectedRps } from '@/lib/traffic/rate-of'
import { scaledArrivals } from '@/lib/traffic/scale-arrivals'

const STEPS = 28

/** Operations that break something: faults of FIS, and those of the playground. */
const FAULT = /^aws:|^playground:(?:Start|Disconnect|Crash)/

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

interface Stage {
  readonly from: number
  readonly arrivals: Arrivals
}

/** What its sources ask for in each step, with what its operations make of them and of queues. */
function loadOf(scenario: Scenario): readonly number[] {
  const stages = new Map<string, Stage[]>()
  const add = (name: string, stage: Stage) => stages.set(name, [...(stages.get(name) ?? []), stage])
  for (const { name, arrivals } of scenario.traffic) add(name, { from: START, arrivals })
  for (const { at, action, input } of scenario.operations) {
    if (action !== 'playground:SetTraffic' && action !== 'playground:SetQueue') continue
    const name = String(input.name)
    const arrivals = arrivalsOf(input, stages.get(name)?.at(-1)?.arrivals)
    if (arrivals !== null) add(name, { from: at, arrivals })
  }
  const all = [...stages.values()]
  const end = scenarioEnd(scenario)
  return Array.from({ length: all.length === 0 ? 0 : STEPS }, (_, step) => {
    const time = simTime(Math.round(((step + 0.5) / STEPS) * end))
    return all.reduce((sum, ofSource) => sum + rpsAt(ofSource, time), 0)
  })
}

function rpsAt(stages: readonly Stage[], time: number): number {
  const stage = stages.findLast(({ from }) => from <= time)
  if (stage === undefined) return 0
  return stage.arrivals.kind === 'closed'
    ? usersAt(stage.arrivals.users, time)
    : (expectedRps(stage.arrivals, stage.from, time) ?? 0)
}

/** How many there are stands for what they ask for: only the shape is drawn. */
function usersAt(users: Extract<Arrivals, { kind: 'closed' }>['users'], time: number): number {
  if (typeof users === 'number') return users
  const after = users.points.findIndex(({ at }) => at > time)
  if (after === 0) return 0
  const to = users.points[after]
  const from = to === undefined ? users.points.at(-1) : users.points[after - 1]
  if (from === undefined || to === undefined || users.shape === 'step') return from?.users ?? 0
  return from.users + ((to.users - from.users) * (time - from.at)) / (to.at - from.at)
}

function arrivalsOf(
  { rps, factor, arrivals }: Readonly<Record<string, unknown>>,
  before: Arrivals | undefined,
): Arrivals | null {
  if (typeof factor === 'number' && before) return scaledArrivals(before, factor)
  const read = arrivalsSchema.safeParse(typeof rps === 'number' ? { poisson: { rps } } : arrivals)
  return read.success ? read.data : null
}
