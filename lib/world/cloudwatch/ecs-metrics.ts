// What ECS tells CloudWatch, once a minute: each running task is a sample of its service's utilization, so that their number is
// the SampleCount and a service without a running task has no datapoint. A cluster's metrics are of its EC2 instances.
// ECS guide, cloudwatch-metrics.

import { merged, NO_VALUES, type StatisticSet, setOf } from '@/lib/aws/cloudwatch/statistic-set'
import { CPU_UNITS_PER_VCPU } from '@/lib/aws/defaults'
import { cloudWatchMetric, METRICS, type Metric, type MetricName } from '@/lib/metrics/catalogue'
import { clusterOf } from '../lifecycle/lookup'
import type { Service } from '../records/services'
import type { Cluster, Task } from '../records/tasks'
import type { World } from '../world'

/** CPU units on average since the task was measured last, or since it runs; MiB now. */
interface TaskUsage {
  readonly cpuUnits: number
  readonly memoryMiB: number
}

/** At the end of a minute. */
export function publishEcsMetrics(world: World): void {
  const { state } = world
  const usages = measureTasks(world)
  for (const service of state.services.values())
    if (service.status !== 'INACTIVE') publishService(world, service, usages)
  for (const cluster of state.clusters.values())
    if (cluster.status === 'ACTIVE') publishCluster(world, cluster, usages)
}

/** Every running task, and what it has used by now for the next time. */
function measureTasks(world: World): ReadonlyMap<Task, TaskUsage> {
  const { state, data, engine } = world
  const marks = new Map(state.taskCpuMarks)
  const usages = new Map<Task, TaskUsage>()
  state.taskCpuMarks.clear()
  for (const task of runningTasks(world)) {
    let usedUs = 0
    let memoryMiB = 0
    for (const arn of task.containerArns) {
      usedUs += data.cpuUsedUs(arn)
      memoryMiB += data.containerUsage(arn).memoryMiB
    }
    const mark = marks.get(task.arn) ?? { usedUs: 0, at: task.startedAt ?? engine.now }
    const elapsedUs = engine.now - mark.at
    state.taskCpuMarks.set(task.arn, { usedUs, at: engine.now })
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
  let cpu: StatisticSet = NO_VALUES
  let memory: StatisticSet = NO_VALUES
  for (const task of world.tasks.ofService(service.arn)) {
    const usage = usages.get(task)
    if (usage === undefined) continue
    if (task.cpu > 0) cpu = merged(cpu, setOf((100 * usage.cpuUnits) / task.cpu))
    if (task.memoryMiB > 0) memory = merged(memory, setOf((100 * usage.memoryMiB) / task.memoryMiB))
  }
  const put = (name: MetricName<'service'>, values: StatisticSet) =>
    publish(world, 'service', name, [clusterOf(world, service).name, service.name], values)
  put('CPUUtilization', cpu)
  put('MemoryUtilization', memory)
  const { running, pending } = countsOf(world, service)
  put('DesiredTaskCount', setOf(service.desiredCount))
  put('RunningTaskCount', setOf(running))
  put('PendingTaskCount', setOf(pending))
  put('DeploymentCount', setOf(service.deploymentIds.length))
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
    publish(world, 'cluster', name, [cluster.name], setOf(value))
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

function publish<S extends 'service' | 'cluster'>(
  world: World,
  subject: S,
  name: MetricName<S>,
  dimensions: readonly string[],
  values: StatisticSet,
): void {
  const metric = cloudWatchMetric(subject, name, dimensions)
  const { unit } = (METRICS[subject] as Readonly<Record<string, Metric>>)[name] as Metric
  if (metric !== null) world.cloudwatch.publish(metric, { values, unit })
}
