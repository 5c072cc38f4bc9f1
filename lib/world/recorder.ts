// Once a second, after everything else of that instant: closes the second of the data plane and writes the control
// plane's numbers beside it.

import { STANDARD_RESOLUTION_SECONDS } from '@/lib/aws/cloudwatch/periods'
import { HIGH_RESOLUTION_SECONDS } from '@/lib/aws/ecs/service-metrics'
import { afterSeconds, PHASE, type SimTime, US_PER_SECOND } from '@/lib/engine'
import { type MetricName, runningSeries, seriesOf } from '@/lib/metrics/catalogue'
import { countedMembers, isOnItsWay } from './auto-scaling-groups/members'
import { publishCapacity, recordCapacity } from './capacity-providers/publish'
import { publishConnectMetrics } from './cloudwatch/connect-metrics'
import { publishEcsMetrics, publishFineEcsMetrics } from './cloudwatch/ecs-metrics'
import { publishElbMetrics } from './cloudwatch/elb-metrics'
import { BASIC_MONITORING_SECONDS, measureMembers, publishGroupMetrics } from './cloudwatch/group-metrics'
import { publishQueueMetrics, recordQueues } from './cloudwatch/queue-metrics'
import type { CreateController } from './controllers/controller'
import { requestsConserved } from './invariants/data'
import { assertHolds } from './invariants/invariant'
import { definitionName, seriesNameOf, taskDefinitionOf } from './lifecycle/lookup'
import { closeTraffic } from './outcome/load-balancers'
import { closeMinute, noteSecond, noteWaiting } from './outcome/provisioning'
import { forgetUncounted } from './outcome/service-meters'
import type { AutoScalingGroup } from './records/auto-scaling-groups'
import type { Alarm } from './records/cloudwatch'
import type { Service } from './records/services'
import type { World } from './world'

type Put = (metric: MetricName<'service'>, value: number) => void

export const createRecorder: CreateController = (world, { stepSeconds }) => {
  const { engine } = world
  const kind = engine.kind('recorder', () => {
    record(world, stepSeconds)
    if (ends(world, HIGH_RESOLUTION_SECONDS, stepSeconds)) publishFineEcsMetrics(world)
    if (ends(world, STANDARD_RESOLUTION_SECONDS, stepSeconds)) publish(world, stepSeconds)
    start()
  })
  const start = () => void engine.schedule(afterSeconds(engine.now, stepSeconds), PHASE.observer, kind)
  return { name: 'recorder', subscribe() {}, start }
}

/** Whether a period of the clock has ended since the step before. */
function ends({ cloudwatch, engine }: World, periodSeconds: number, stepSeconds: number): boolean {
  const periodOf = (at: number) => cloudwatch.periodOf(at as SimTime, periodSeconds)
  return periodOf(engine.now) !== periodOf(engine.now - stepSeconds * US_PER_SECOND)
}

/** What AWS's services measure is told to CloudWatch once a minute, and the minute is added to the outcome. */
function publish(world: World, stepSeconds: number): void {
  assertHolds(world, requestsConserved)
  publishEcsMetrics(world)
  const { loadBalancers, targetGroups } = world.data.takePeriod()
  publishElbMetrics(world, { loadBalancers, targetGroups })
  closeTraffic(world, loadBalancers)
  closeMinute(world, targetGroups)
  publishCapacity(world)
  publishQueueMetrics(world)
  publishConnectMetrics(world)
  publishGroupMetrics(world, ends(world, BASIC_MONITORING_SECONDS, stepSeconds))
}

/** Of the series of an alarm. */
const STATE_NUMBERS = { OK: 0, ALARM: 1, INSUFFICIENT_DATA: 2 } as const

function record(world: World, seconds: number): void {
  world.data.closeSecond()
  for (const service of world.state.services.values()) {
    if (service.status === 'INACTIVE') continue
    recordService(world, service)
    noteSecond(world, service, seconds)
  }
  noteWaiting(world, seconds)
  forgetUncounted(world)
  for (const cluster of world.state.clusters.values()) {
    if (cluster.status !== 'ACTIVE') continue
    const instances = [...world.state.containerInstances.values()].filter(
      ({ clusterArn, status }) => clusterArn === cluster.arn && status !== 'INACTIVE',
    )
    world.series.record(seriesOf('cluster', cluster.name, 'instances'), instances.length)
  }
  for (const group of world.state.autoScalingGroups.values()) recordGroup(world, group)
  measureMembers(world, seconds)
  for (const alarm of world.state.alarms.values())
    world.series.record(alarmSeries(alarm), STATE_NUMBERS[alarm.state])
  recordCapacity(world)
  recordQueues(world)
  world.series.closeStep()
}

/** Names of policies' alarms are long, and a name that is put together each second is hashed each second. */
const alarmSeriesNames = new WeakMap<Alarm, string>()

function alarmSeries(alarm: Alarm): string {
  let name = alarmSeriesNames.get(alarm)
  if (name === undefined) {
    name = seriesOf('alarm', alarm.name, 'state')
    alarmSeriesNames.set(alarm, name)
  }
  return name
}

function recordService(world: World, service: Service): void {
  const series = seriesNameOf(world, service)
  const put: Put = (metric, value) => world.series.record(seriesOf('service', series, metric), value)
  const roster = world.rosters.of(service.arn)
  const { byDefinition, healthy } = roster.running()
  const { lower, upper } = world.scheduler.bounds(service)
  put('desired', service.desiredCount)
  put(
    'running',
    [...byDefinition.values()].reduce((sum, count) => sum + count, 0),
  )
  put('pending', roster.counts().pending)
  put('healthy', healthy)
  put('lower', lower)
  put('upper', upper)
  const definitions = Array.from(byDefinition.keys(), (arn) =>
    taskDefinitionOf(world, { taskDefinitionArn: arn }),
  )
  for (const definition of definitions.sort((a, b) => a.ordinal - b.ordinal)) {
    const count = byDefinition.get(definition.arn) ?? 0
    world.series.record(runningSeries(series, definitionName(definition)), count)
  }
  recordUtilization(world, service, put)
}

function recordGroup(world: World, group: AutoScalingGroup): void {
  const counted = countedMembers(world.state, group)
  const pending = counted.filter(isOnItsWay).length
  const put = (metric: MetricName<'asg'>, value: number) =>
    world.series.record(seriesOf('asg', group.name, metric), value)
  put('desired', group.desiredCapacity)
  put('inService', counted.length - pending)
  put('pending', pending)
}

/** CPUUtilization = used ÷ reserved of the running tasks; no running task, no data point. Source: ECS CloudWatch metrics. */
function recordUtilization(world: World, { arn: serviceArn }: Service, put: Put): void {
  let cpuUsed = 0
  let memoryUsed = 0
  for (const { lastStatus, containerArns } of world.tasks.ofService(serviceArn)) {
    if (lastStatus !== 'RUNNING') continue
    for (const arn of containerArns) {
      const usage = world.data.containerUsage(arn)
      cpuUsed += usage.cpuUnits
      memoryUsed += usage.memoryMiB
    }
  }
  const { cpu, memoryMiB } = world.rosters.of(serviceArn).running()
  if (cpu > 0) put('CPUUtilization', (100 * cpuUsed) / cpu)
  if (memoryMiB > 0) put('MemoryUtilization', (100 * memoryUsed) / memoryMiB)
}
