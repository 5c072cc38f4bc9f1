// Short runs as text. A change of what happens, or when, or in which order, shows here as a difference to be read.

import { it } from 'vitest'
import { expectGolden } from '@/lib/testing/golden'
import { GoldenTrace } from '@/lib/testing/golden-trace'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import type { MachineId } from '@/lib/world/chart-driver-machines'
import { containerInstanceArnOf } from '@/lib/world/hosts'

const SHOWN: readonly MachineId[] = ['task', 'target', 'deployment', 'container-instance']

interface Trace {
  readonly world: TestWorld
  readonly trace: GoldenTrace
}

/** Two tasks behind a load balancer, steady, on two instances. */
function steadyPair(shown = SHOWN): Trace {
  const world = createTestWorld({ seed: 3 })
  const trace = new GoldenTrace(world.world, shown)
  world.instances(2).loadBalancer({ intervalSeconds: 5, deregistrationDelaySeconds: 10 })
  world.image('web:1', { startupMs: 1_000 }).image('web:2', { startupMs: 1_000 })
  world.taskDefinition({ image: 'web:1' })
  trace.heading('a service of two tasks is created')
  world.service({ desired: 2, behind: 'web' }).runUntilSteady()
  return { world, trace }
}

const file = (name: string) => new URL(`./${name}.txt`, import.meta.url)

it('a rolling upgrade of two tasks', () => {
  const { world, trace } = steadyPair()
  trace.heading('web:2 is rolled out, 100 % to 200 %')
  world
    .taskDefinition({ image: 'web:2' })
    .dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web:2' })
    .runUntilSteady()
  world.runFor('20s').expectRunning(2).expectHealthy(2)
  expectGolden(file('rolling-upgrade'), trace.text())
})

it('a crash and its replacement, with the container and the image pull', () => {
  const world = createTestWorld({ seed: 4 })
  const trace = new GoldenTrace(world.world, [
    'instance',
    'container-instance',
    'image-pull',
    'task',
    'container',
  ])
  trace.heading('an instance is launched')
  world.instances(1).image('web:1', { startupMs: 1_000 }).taskDefinition()
  trace.heading('a service of one task is created')
  world.service({ desired: 1 }).runUntilSteady()
  const [task] = world.tasks()
  trace.heading('its container crashes')
  world
    .dispatch('playground:CrashContainer', { task: task?.arn, exitCode: 139 })
    .runFor('50s')
    .expectRunning(1)
  expectGolden(file('crash-and-replacement'), trace.text())
})

it('an instance is drained', () => {
  const { world, trace } = steadyPair()
  const [task] = world.tasks()
  trace.heading(`the instance of the first task is drained`)
  world.dispatch('ecs:UpdateContainerInstancesState', {
    containerInstances: task ? [containerInstanceArnOf(task)] : [],
    status: 'DRAINING',
  })
  world.runFor('2m').expectRunning(2).expectHealthy(2)
  trace.heading('and made ACTIVE again')
  world
    .dispatch('ecs:UpdateContainerInstancesState', {
      containerInstances: task ? [containerInstanceArnOf(task)] : [],
      status: 'ACTIVE',
    })
    .runFor('30s')
  expectGolden(file('draining'), trace.text())
})
