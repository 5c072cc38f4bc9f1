// What a run says of its requests, it says the same everywhere: access log, CloudWatch's counts, the result and what the canvas is told,
// to the request.

import { expect, it } from 'vitest'
import { ACCESS_LOG_FIELDS } from '@/lib/aws/elb/access-log'
import { afterSeconds, type SimTime, simTime, toSeconds, US_PER_SECOND } from '@/lib/engine'
import { builtInScenarios } from '@/lib/scenario'
import { readLine } from '@/lib/testing/access-log'
import { elbDimension } from '@/lib/world/cloudwatch/elb-metrics'
import { createSimulation, type LocalSimulation } from './simulation'

/** Whole minutes after the moment at which a scenario opens. */
const MINUTES = 6
/** The longest until a datapoint is visible, and some. */
const VISIBLE_SECONDS = 240

type Line = ReturnType<typeof readLine>

/** Up to a whole minute, and on until CloudWatch shows it; lines are those up to the minute. */
function logged(scenario: unknown) {
  const simulation = createSimulation(scenario)
  const lines: string[] = []
  simulation.logRequests((line) => void lines.push(line))
  const opened = Math.ceil(toSeconds(simulation.scenario.openAt) / 60) * 60
  const until = simTime((opened + MINUTES * 60) * US_PER_SECOND)
  simulation.advanceTo(until)
  const { total, inFlight } = simulation.frame().requests
  const { byStatus } = simulation.world.data.summary()
  const read = lines.map(readLine)
  simulation.advanceTo(afterSeconds(until, VISIBLE_SECONDS))
  return { simulation, until, total, inFlight, byStatus, lines: read }
}

const ALB = { Namespace: 'AWS/ApplicationELB', Name: 'LoadBalancer' }
const NETWORK = { Namespace: 'AWS/NetworkELB', Name: 'LoadBalancer' }
const CLASSIC = { Namespace: 'AWS/ELB', Name: 'LoadBalancerName' }

/** The sum of a metric of a load balancer over the run up to a moment, in CloudWatch's datapoints. */
function sumOf(
  simulation: LocalSimulation,
  until: SimTime,
  { Namespace, Name, Value }: typeof ALB & { readonly Value: string },
  metric: string,
): number {
  const answer = simulation.dispatch({
    action: 'cloudwatch:GetMetricStatistics',
    input: {
      Namespace,
      MetricName: metric,
      Dimensions: [{ Name, Value }],
      StartTime: 0,
      EndTime: toSeconds(until),
      Period: 60,
      Statistics: ['Sum'],
    },
  })
  if (!answer.ok) throw new Error(answer.error.message)
  const { Datapoints } = answer.output as { readonly Datapoints: readonly { readonly Sum: number }[] }
  return Datapoints.reduce((sum, { Sum }) => sum + Sum, 0)
}

const has = (from: number, to: number) => (code: string | number) =>
  Number(code) >= from && Number(code) <= to
const COUNTS: Readonly<Record<string, (line: Line) => boolean>> = {
  HTTPCode_Target_2XX_Count: ({ targetStatus }) => has(200, 299)(targetStatus),
  HTTPCode_Target_4XX_Count: ({ targetStatus }) => has(400, 499)(targetStatus),
  HTTPCode_Target_5XX_Count: ({ targetStatus }) => has(500, 599)(targetStatus),
  HTTPCode_ELB_4XX_Count: ({ targetStatus, status }) => targetStatus === '-' && has(400, 499)(status),
  HTTPCode_ELB_5XX_Count: ({ targetStatus, status }) => targetStatus === '-' && has(500, 599)(status),
  HTTPCode_ELB_502_Count: ({ targetStatus, status }) => targetStatus === '-' && status === 502,
  HTTPCode_ELB_503_Count: ({ targetStatus, status }) => targetStatus === '-' && status === 503,
  HTTPCode_ELB_504_Count: ({ targetStatus, status }) => targetStatus === '-' && status === 504,
}

/** What Classic Load Balancers have answered, whose logs have a format of their own: by hundreds of the status, as CloudWatch counts them. */
function classicAnswers(simulation: LocalSimulation, until: SimTime): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const { type, name } of simulation.world.state.loadBalancers.values()) {
    if (type !== 'classic') continue
    for (const hundred of [2, 3, 4, 5])
      for (const metric of [`HTTPCode_Backend_${hundred}XX`, `HTTPCode_ELB_${hundred}XX`]) {
        const count = sumOf(simulation, until, { ...CLASSIC, Value: name }, metric)
        found.set(hundred, (found.get(hundred) ?? 0) + count)
      }
  }
  return found
}

/** Of all Network Load Balancers. */
function newFlows(simulation: LocalSimulation, until: SimTime): number {
  return [...simulation.world.state.loadBalancers.values()]
    .filter(({ type }) => type === 'network')
    .map(({ arn }) => sumOf(simulation, until, { ...NETWORK, Value: elbDimension(arn) }, 'NewFlowCount'))
    .reduce((sum, count) => sum + count, 0)
}

const WITH_REQUESTS = builtInScenarios.filter(({ id }) => id !== 'queue-backlog' && id !== 'empty')

it.each(WITH_REQUESTS.map(({ id, scenario }) => [id, scenario] as const))('%s', (_, scenario) => {
  const { simulation, until, total, inFlight, byStatus, lines } = logged(scenario)
  // Of connections there is no log; each request of these scenarios comes on one of its own.
  const flows = newFlows(simulation, until)
  if (flows > 0) {
    expect([flows, lines.length]).toEqual([total, 0])
    return
  }
  expect(lines.length).toBeGreaterThan(0)
  expect(new Set(lines.map(({ count }) => count))).toEqual(new Set([ACCESS_LOG_FIELDS.length]))
  // A request that reached no listener has no answer, and no line.
  const { '000': unheard = 0, ...answered } = byStatus
  const others = classicAnswers(simulation, until)
  const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)
  expect(lines.length + sum([...others.values()])).toBe(total - inFlight - unheard)
  if (others.size === 0)
    for (const [status, count] of Object.entries(answered))
      expect([status, lines.filter((line) => String(line.status) === status).length]).toEqual([status, count])
  for (const hundred of [2, 3, 4, 5]) {
    const isOne = has(hundred * 100, hundred * 100 + 99)
    const counted = sum(Object.entries(answered).map(([status, count]) => (isOne(status) ? count : 0)))
    const logs = lines.filter(({ status }) => isOne(status)).length
    expect([hundred, logs + (others.get(hundred) ?? 0)]).toEqual([hundred, counted])
  }
  for (const loadBalancer of new Set(lines.map((line) => line.loadBalancer)))
    for (const [metric, isCounted] of Object.entries(COUNTS)) {
      const own = lines.filter((line) => line.loadBalancer === loadBalancer && isCounted(line))
      expect([metric, sumOf(simulation, until, { ...ALB, Value: loadBalancer }, metric)]).toEqual([
        metric,
        own.length,
      ])
    }
})
