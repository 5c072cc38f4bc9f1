import { expect, it } from 'vitest'
import { simTime } from '@/lib/engine'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

const dimensions = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([Name, Value]) => ({ Name, Value }))

function read(
  { world }: TestWorld,
  name: string,
  values: Readonly<Record<string, string>>,
  { statistic = 'Average', namespace = 'AWS/ECS' } = {},
): readonly number[] {
  const metric = { namespace, name, dimensions: dimensions(values) }
  const range = { from: simTime(0), to: world.engine.now }
  return world.cloudwatch
    .datapoints({ metric, statistic, periodSeconds: 60, ...range })
    .map(({ value }) => value)
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
