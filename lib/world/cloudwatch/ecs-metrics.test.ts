import { expect, it } from 'vitest'
import { existing, simTime } from '@/lib/engine'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

const dimensions = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([Name, Value]) => ({ Name, Value }))

function read(
  { world }: TestWorld,
  name: string,
  values: Readonly<Record<string, string>>,
  { statistic = 'Average', namespace = 'AWS/ECS', periodSeconds = 60 } = {},
): readonly number[] {
  const metric = { namespace, name, dimensions: dimensions(values) }
  const range = { from: simTime(0), to: world.engine.now }
  return world.cloudwatch.datapoints({ metric, statistic, periodSeconds, ...range }).map(({ value }) => value)
}

const SERVICE = { ClusterName: 'default', ServiceName: 'web' }

it('CPUUtilization has a sample of each running task, and no datapoint while none runs', () => {
  const test = createTestWorld().instances(2).taskDefinition().service({ desired: 0, behind: null })
  test.runFor('3m')
  expect(read(test, 'CPUUtilization', SERVICE)).toEqual([])
  expect(read(test, 'RunningTaskCount', SERVICE, { namespace: 'ECS/ContainerInsights' }).at(-1)).toBe(0)
  test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 3 }).runFor('3m')
  expect(read(test, 'CPUUtilization', SERVICE, { statistic: 'SampleCount' }).at(-1)).toBe(3)
  expect(read(test, 'CPUUtilization', SERVICE).at(-1)).toBe(0)
  expect(read(test, 'MemoryUtilization', SERVICE).at(-1)).toBeGreaterThan(0)
})

/** Two tasks of 256 units and a process of 300 MiB, on one instance, asked for more than one vCPU. */
function loaded(container: object, task: object = {}): TestWorld {
  const test = createTestWorld().instances(1).loadBalancer({ intervalSeconds: 120 })
  test.image('web:1', { cpuMsPerRequest: 100, memoryMiB: 300, memoryMiBPerRequest: 0 })
  test.dispatch('ecs:RegisterTaskDefinition', {
    family: 'web',
    containerDefinitions: [
      { name: 'web', image: 'web:1', portMappings: [{ containerPort: 80 }], ...container },
    ],
    ...task,
  })
  return test.service({ desired: 2, behind: 'web' }).runFor('1m').traffic(12).runFor('4m')
}

// ECS guide, cloudwatch-metrics: the formulas, and what may exceed 100 %.
it.each<[string, object, object, { readonly cpu: 'above' | 'within'; readonly memory: number }]>([
  [
    'container-level CPU and a soft limit may be exceeded',
    { cpu: 256, memory: 1_024, memoryReservation: 256 },
    {},
    { cpu: 'above', memory: 256 },
  ],
  [
    'task-level CPU and a hard limit may not',
    { memory: 1_024 },
    { cpu: '256' },
    { cpu: 'within', memory: 1_024 },
  ],
])('utilization is what is used of what tasks reserve, and of what instances register: %s', (_, ...row) => {
  const [container, task, expected] = row
  const test = loaded(container, task)
  const cpu = read(test, 'CPUUtilization', SERVICE).at(-1) ?? Number.NaN
  if (expected.cpu === 'above') expect(cpu).toBeGreaterThan(200)
  else expect(cpu).toBeCloseTo(100, 0)
  expect(Math.max(...read(test, 'CPUUtilization', SERVICE)) > 100.001).toBe(expected.cpu === 'above')
  expect(read(test, 'MemoryUtilization', SERVICE).at(-1)).toBeCloseTo((100 * 300) / expected.memory, 9)
  const cluster = { ClusterName: 'default' }
  const [instance] = test.world.state.containerInstances.values()
  const registered = existing(instance, 'the instance')
  expect(read(test, 'CPUUtilization', cluster).at(-1)).toBeCloseTo((cpu * 2 * 256) / registered.cpu, 9)
  expect(read(test, 'MemoryUtilization', cluster).at(-1)).toBeCloseTo(
    (100 * 2 * 300) / registered.memoryMiB,
    9,
  )
})

// ECS guide, cloudwatch-metrics: the reservation of a cluster is what its running tasks reserve of what its instances registered.
it("a cluster's reservation is what running tasks reserve of what its instances register", () => {
  const test = createTestWorld().instances(2, { type: 't3.medium' })
  test.taskDefinition({ cpu: 512, memory: 1_024 }).service({ desired: 3, behind: null }).runFor('3m')
  const cluster = { ClusterName: 'default' }
  expect(read(test, 'CPUReservation', cluster).at(-1)).toBeCloseTo((100 * 3 * 512) / (2 * 2_048), 9)
  const registered = [...test.world.state.containerInstances.values()]
  const memory = registered.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0)
  expect(read(test, 'MemoryReservation', cluster).at(-1)).toBeCloseTo((100 * 3 * 1_024) / memory, 9)
  expect(read(test, 'ContainerInstanceCount', cluster, { namespace: 'ECS/ContainerInsights' }).at(-1)).toBe(2)
})

// ECS guide, cloudwatch-metrics, the example: a c4.4xlarge and a c4.large, ten tasks of 1,024 units and 2,048 MiB.
it("the guide's example of a reservation comes to 55 %", () => {
  const test = createTestWorld().instances(2, { type: 'm5.2xlarge' })
  test.taskDefinition({ cpu: 1_024, memory: 2_048 }).service({ desired: 10, behind: null }).runFor('2m')
  const registered = [
    { cpu: 16_384, memoryMiB: 30_158 },
    { cpu: 2_048, memoryMiB: 3_768 },
  ]
  const instances = [...test.world.state.containerInstances.values()]
  instances.forEach((instance, i) => {
    Object.assign(instance, registered[i])
  })
  // Placement has counted other resources: nothing is placed any more.
  test.world.engine.advanceTo(simTime(test.world.engine.now + 120_000_000))
  const cluster = { ClusterName: 'default' }
  expect(Math.floor(read(test, 'CPUReservation', cluster).at(-1) ?? 0)).toBe(55)
  expect(read(test, 'CPUReservation', cluster).at(-1)).toBeCloseTo((100 * 10_240) / 18_432, 9)
  expect(read(test, 'MemoryReservation', cluster).at(-1)).toBeCloseTo((100 * 20_480) / 33_926, 9)
})

const monitoring = (resolutionSeconds: number, ...metricNames: string[]) => ({
  monitoring: { metricConfigurations: [{ metricNames, resolutionSeconds }] },
})
const change = (test: TestWorld, input: Readonly<Record<string, unknown>>) =>
  test.dispatch('ecs:UpdateService', { service: 'web', ...input })

// ECS guide, target-tracking-faster-auto-scaling: 20 seconds, of each metric that the service asks it for.
it('a metric comes every 20 s where its service asks for it, and makes up the minutes as well', () => {
  const test = createTestWorld().instances(2).taskDefinition().service({ desired: 2, behind: null })
  const fine = (name: string) => read(test, name, SERVICE, { periodSeconds: 20 })
  test.runFor('4m')
  expect(fine('CPUUtilization')).toEqual([])
  const deployments = test.serviceNamed().deploymentIds
  change(test, monitoring(20, 'CPUUtilization')).runFor('4m')
  expect(test.serviceNamed().deploymentIds).toEqual(deployments)
  expect(fine('CPUUtilization').length).toBeGreaterThanOrEqual(10)
  expect(fine('MemoryUtilization')).toEqual([])
  const samples = (periodSeconds: number) =>
    read(test, 'CPUUtilization', SERVICE, { statistic: 'SampleCount', periodSeconds }).at(-1)
  expect([samples(20), samples(60)]).toEqual([2, 6])
  change(test, monitoring(60, 'CPUUtilization')).runFor('1m')
  const before = fine('CPUUtilization').length
  test.runFor('3m')
  expect(fine('CPUUtilization')).toHaveLength(before)
  expect(read(test, 'CPUUtilization', SERVICE, { statistic: 'SampleCount' }).at(-1)).toBe(2)
})

it('the CPU of three periods of 20 s is that of their minute', () => {
  const test = createTestWorld({ pace: 'instant' }).instances(1).loadBalancer()
  test.image('web:1', { cpuMsPerRequest: 10 }).taskDefinition({ image: 'web:1' })
  test.service({ desired: 2, behind: 'web' }).traffic(20)
  test.runTo(simTime(600_000_000))
  const byMinute = () => read(test, 'CPUUtilization', SERVICE)
  const coarse = byMinute().at(-1) ?? 0
  change(test, monitoring(20, 'CPUUtilization', 'MemoryUtilization')).runTo(simTime(900_000_000))
  const thirds = read(test, 'CPUUtilization', SERVICE, { periodSeconds: 20 }).slice(-3)
  expect(thirds.reduce((sum, value) => sum + value, 0) / 3).toBeCloseTo(byMinute().at(-1) ?? 0, 9)
  expect(new Set(thirds).size).toBe(3)
  expect(byMinute().at(-1)).toBeCloseTo(coarse, -1)
})

it.each([
  [monitoring(30, 'CPUUtilization'), 'resolutionSeconds'],
  [monitoring(20, 'GPUUtilization'), 'metricNames'],
  [monitoring(20), 'metricNames'],
])('other metrics and resolutions are refused: %j', (input, path) => {
  const test = createTestWorld().instances(1).taskDefinition().service({ desired: 0, behind: null })
  expect(refuse(test, 'ecs:UpdateService', { service: 'web', ...input }).message).toContain(path)
})
