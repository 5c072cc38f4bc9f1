// What ECS tells CloudWatch, once a minute: each running task is a sample of its service's utilization, so that their number is
// the SampleCount and a service without a running task has no datapoint. What a service asks for every 20 s comes then, and makes up
// its minutes too. A cluster's metrics are of its EC2 instances. ECS guide, cloudwatch-metrics and target-tracking-faster-auto-scaling.

import { merged, NO_VALUES, type StatisticSet, setOf } from '@/lib/aws/cloudwatch/statistic-set'
import { CPU_UNITS_PER_VCPU } from '@/lib/aws/defaults'
import {
  HIGH_RESOLUTION_SECONDS,
  RESOLVABLE_METRICS,
  type ResolvableMetric,
} from '@/lib/aws/ecs/service-metrics'
import type { MetricName } from '@/lib/metrics/catalogue'
import { clusterOf } from '../lifecycle/lookup'
import type { TaskCpuMark } from '../records/cloudwatch'
import type { Service } from '../records/services'
import type { Cluster, Task } from '../records/tasks'
import type { World } from '../world'
import { publishMetric } from './publish-metric'

/** CPU units on average since the task was measured last, or since it runs; MiB now. */
interface TaskUsage {
  readonly cpuUnits: number
  readonly memoryMiB: number
}

/** At the end of a minute. */
export function publishEcsMetrics(world: World): void {
  const { state } = world
  const usages = measureTasks(world, runningTasks(world), state.taskCpuMarks)
  for (const service of state.services.values())
    if (service.status !== 'INACTIVE') publishService(world, service, usages)
  for (const cluster of state.clusters.values())
    if (cluster.status === 'ACTIVE') publishCluster(world, cluster, usages)
}

/** At the end of each 20 s: what services ask for that often. */
export function publishFineEcsMetrics(world: World): void {
  const { state } = world
  const services = [...state.services.values()].filter(
    ({ status, highResolutionMetrics }) => status !== 'INACTIVE' && highResolutionMetrics.length > 0,
  )
  if (services.length === 0 && state.fineTaskCpuMarks.size === 0) return
  const tasks = services.flatMap(({ arn }) => [...world.tasks.ofService(arn)])
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING')
  const usages = measureTasks(world, running, state.fineTaskCpuMarks, state.taskCpuMarks)
  for (const service of services) {
    const values = utilizationOf(world, service, usages)
    for (const name of service.highResolutionMetrics)
      publishMetric(world, 'service', name, {
        dimensions: dimensionsOf(world, service),
        values: values[name],
        resolutionSeconds: HIGH_RESOLUTION_SECONDS,
      })
  }
}

/** What tasks have used since they were measured last, and what they have used by now for the next time. */
function measureTasks(
  { data, engine }: World,
  tasks: Iterable<Task>,
  kept: Map<string, TaskCpuMark>,
  older: ReadonlyMap<string, TaskCpuMark> = kept,
): ReadonlyMap<Task, TaskUsage> {
  const marks = new Map(kept)
  const usages = new Map<Task, TaskUsage>()
  kept.clear()
  for (const task of tasks) {
    let usedUs = 0
    let memoryMiB = 0
    for (const arn of task.containerArns) {
      usedUs += data.cpuUsedUs(arn)
      memoryMiB += data.containerUsage(arn).memoryMiB
    }
    const mark = marks.get(task.arn) ?? older.get(task.arn) ?? { usedUs: 0, at: task.startedAt ?? engine.now }
    const elapsedUs = engine.now - mark.at
    kept.set(task.arn, { usedUs, at: engine.now })
    const cpuUnits = ((usedUs - mark.usedUs) / elapsedUs) * CPU_UNITS_PER_VCPU
    if (elapsedUs > 0) usages.set(task, { cpuUnits, memoryMiB })
  }
  return usages
}

function* runningTasks({ state, tasks }: World): Iterable<Task> {
  for (const { instanceId } of state.containerInstances.values())
    for (const task of tasks.onHost(instanceId)) if (task.lastStatus === 'RUNNING') yield task
}

function publishService(world: World, service: Service, usages: ReadonlyMap<Task, TaskUsage>): void {
  const values = utilizationOf(world, service, usages)
  const dimensions = dimensionsOf(world, service)
  for (const name of RESOLVABLE_METRICS)
    if (!service.highResolutionMetrics.includes(name))
      publishMetric(world, 'service', name, { dimensions, values: values[name] })
  const put = (name: MetricName<'service'>, value: number) =>
    publishMetric(world, 'service', name, { dimensions, values: setOf(value) })
  const { running, pending } = countsOf(world, service)
  put('DesiredTaskCount', service.desiredCount)
  put('RunningTaskCount', running)
  put('PendingTaskCount', pending)
  put('DeploymentCount', service.deploymentIds.length)
}

const dimensionsOf = (world: World, service: Service) => [clusterOf(world, service).name, service.name]

/** Each running task that has been measured is a sample. */
function utilizationOf(
  world: World,
  { arn }: Service,
  usages: ReadonlyMap<Task, TaskUsage>,
): Readonly<Record<ResolvableMetric, StatisticSet>> {
  let cpu: StatisticSet = NO_VALUES
  let memory: StatisticSet = NO_VALUES
  for (const task of world.tasks.ofService(arn)) {
    const usage = usages.get(task)
    if (usage === undefined) continue
    if (task.cpu > 0) cpu = merged(cpu, setOf((100 * usage.cpuUnits) / task.cpu))
    if (task.memoryMiB > 0) memory = merged(memory, setOf((100 * usage.memoryMiB) / task.memoryMiB))
  }
  return { CPUUtilization: cpu, MemoryUtilization: memory }
}

function countsOf(world: World, { arn }: Service) {
  const roster = world.rosters.of(arn)
  const running = [...roster.running().byDefinition.values()].reduce((sum, count) => sum + count, 0)
  return { running, pending: roster.counts().pending }
}

function publishCluster(world: World, cluster: Cluster, usages: ReadonlyMap<Task, TaskUsage>): void {
  const total = { cpu: 0, memoryMiB: 0, reservedCpu: 0, reservedMemory: 0, usedCpu: 0, usedMemory: 0 }
  let instances = 0
  let running = 0
  for (const { clusterArn, status, instanceId, cpu, memoryMiB } of world.state.containerInstances.values()) {
    if (clusterArn !== cluster.arn || (status !== 'ACTIVE' && status !== 'DRAINING')) continue
    instances++
    total.cpu += cpu
    total.memoryMiB += memoryMiB
    for (const task of world.tasks.onHost(instanceId)) {
      if (task.lastStatus !== 'RUNNING') continue
      const usage = usages.get(task)
      running++
      total.reservedCpu += task.cpu
      total.reservedMemory += task.memoryMiB
      total.usedCpu += usage?.cpuUnits ?? 0
      total.usedMemory += usage?.memoryMiB ?? 0
    }
  }
  const put = (name: MetricName<'cluster'>, value: number) =>
    publishMetric(world, 'cluster', name, { dimensions: [cluster.name], values: setOf(value) })
  const services = [...world.state.services.values()].filter(
    ({ clusterArn, status }) => clusterArn === cluster.arn && status !== 'INACTIVE',
  ).length
  // A cluster in which nothing has ever been has no metrics.
  if (instances === 0 && services === 0) return
  put('ContainerInstanceCount', instances)
  put('ServiceCount', services)
  put('TaskCount', running)
  if (instances === 0) return
  put('CPUReservation', (100 * total.reservedCpu) / total.cpu)
  put('MemoryReservation', (100 * total.reservedMemory) / total.memoryMiB)
  put('CPUUtilization', (100 * total.usedCpu) / total.cpu)
  put('MemoryUtilization', (100 * total.usedMemory) / total.memoryMiB)
}
