// Short runs as text. A change of what happens, or when, or in which order, shows here as a difference to be read.

import { it } from 'vitest'
import { simTime } from '@/lib/engine'
import { createCapacityWorld } from '@/lib/testing/capacity-world'
import { expectGolden } from '@/lib/testing/golden'
import { GoldenTrace } from '@/lib/testing/golden-trace'
import { createScalingWorld, scaling } from '@/lib/testing/scaling-world'
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

it('an alarm calls a target tracking policy, which scales out and in, and a step policy beside it', () => {
  const test = createScalingWorld({ desired: 2, max: 6 }, { seed: 5, pace: 'aws' })
  const trace = new GoldenTrace(test.world, ['alarm', 'scaling-policy', 'scalable-target'])
  trace.heading('target tracking at 50, and a step policy with an alarm above 90')
  scaling(test, 'PutScalingPolicy', {
    PolicyName: 'track',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 50,
      CustomizedMetricSpecification: { Namespace: 'Test', MetricName: 'Load', Statistic: 'Average' },
      ScaleOutCooldown: 60,
      ScaleInCooldown: 60,
    },
  })
  scaling(test, 'PutScalingPolicy', {
    PolicyName: 'step',
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
      Cooldown: 60,
    },
  })
  const step = [...test.world.state.scalingPolicies.values()].find(({ name }) => name === 'step')
  test.dispatch('cloudwatch:PutMetricAlarm', {
    AlarmName: 'above 90',
    Namespace: 'Test',
    MetricName: 'Load',
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 90,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmActions: [step?.arn],
  })
  const load = (value: number, minutes: number) => {
    for (let minute = 0; minute < minutes; minute++) {
      test.runTo(simTime((Math.floor(test.world.engine.now / 60e6) + 1) * 60e6))
      test.dispatch('cloudwatch:PutMetricData', {
        Namespace: 'Test',
        MetricData: [{ MetricName: 'Load', Value: value, StorageResolution: 60 }],
      })
    }
  }
  trace.heading('the load is at 70 for four minutes, then at 95 for two')
  load(70, 4)
  load(95, 2)
  trace.heading('the load is at 20 for seventeen minutes')
  load(20, 17)
  expectGolden(file('scaling'), trace.text())
})

it('a task that waits for the first instance of its capacity provider', () => {
  const world = createCapacityWorld({}, { seed: 3 })
  const shown = ['task', 'container-instance', 'auto-scaling-instance', 'capacity-provider'] as const
  const trace = new GoldenTrace(world.world, shown)
  trace.heading('a service of one task is created, and no instance is there')
  world.service({ desired: 1 }).runUntilSteady()
  trace.heading('the other instance is not needed: after fifteen minutes it goes')
  world.runFor('20m').expectRunning(1)
  expectGolden(file('cold-capacity'), trace.text())
})
