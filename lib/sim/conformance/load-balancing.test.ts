// Targets, health checks, deregistration and the load balancer's own errors. User Guide for Application Load Balancers:
// target-group-health-checks, edit-target-group-attributes, load-balancer-troubleshooting; Amazon ECS Developer Guide:
// load-balancer-connection-draining, troubleshoot-service-load-balancers.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import { saidAt, second, sicken, texts } from '@/lib/testing/service-story'
import { createTestWorld, type ServiceGiven, type TestWorld } from '@/lib/testing/test-world'
import { hostIdOf, targetIdText } from '@/lib/world/hosts'
import type { Target } from '@/lib/world/records/elb'
import type { Task } from '@/lib/world/records/tasks'

type Image = Parameters<TestWorld['image']>[1]

interface Given {
  readonly image?: Image
  readonly service?: ServiceGiven
  readonly delaySeconds?: number
  readonly healthyThreshold?: number
  readonly unhealthyThreshold?: number
}

function web({ image = {}, service = {}, delaySeconds = 30, ...thresholds }: Given = {}): TestWorld {
  return createTestWorld()
    .image('web:1', image)
    .instances(1, { type: 'm5.xlarge' })
    .loadBalancer({ intervalSeconds: 5, deregistrationDelaySeconds: delaySeconds, ...thresholds })
    .taskDefinition()
    .service({ behind: 'web', ...service })
}

const onlyTarget = (world: TestWorld): Target => existing(world.targets()[0], 'a target')
const statuses = (world: TestWorld) => world.world.data.summary().byStatus
const stop = (world: TestWorld, task: Task) => world.dispatch('ecs:StopTask', { task: task.id })
/** Changes of the target's state, with the second. */
const changes = (world: TestWorld, target: Target) =>
  world.world.log.events
    .filter(
      ({ detailType, message }) => detailType === 'Target health' && message.includes(`:${target.port} `),
    )
    .map(({ at, message }) => ({ at: at / 1e6, to: message.match(/→ ([a-z]+)/)?.[1] }))

/** Instances behind a security group of their own that admits nothing. */
function behindClosedPorts(service: ServiceGiven): TestWorld {
  const world = createTestWorld().loadBalancer({ intervalSeconds: 5, deregistrationDelaySeconds: 5 })
  const { GroupId } = world.ask('ec2:CreateSecurityGroup', {
    GroupName: 'closed',
    Description: 'admits nothing',
  }) as { GroupId: string }
  world.dispatch('ec2:RunInstances', {
    InstanceType: 'm5.xlarge',
    MinCount: 1,
    MaxCount: 1,
    SecurityGroupIds: [GroupId],
    UserData: '#!/bin/bash',
  })
  return world
    .runFor('45s')
    .taskDefinition()
    .service({ behind: 'web', ...service })
}

describe('A target', () => {
  it('is registered with the instance and the host port once the task is RUNNING', () => {
    const world = web().runUntil('a target', (it) => it.targets().length > 0)
    const [task] = world.tasks() as [Task]
    expect(task.lastStatus).toBe('RUNNING')
    expect(onlyTarget(world)).toMatchObject({
      id: { kind: 'instance', instanceId: hostIdOf(task) },
      port: 32768,
      state: 'initial',
    })
  })

  it('is initial while it is registered (Elb.RegistrationInProgress), then while it is checked first', () => {
    const world = web({ image: { startupMs: 20_000 } }).runUntil('a target', (it) => it.targets().length > 0)
    expect(onlyTarget(world).reason).toBe('Elb.RegistrationInProgress')
    world.runFor('2s')
    expect(onlyTarget(world).reason).toBe('Elb.InitialHealthChecking')
  })

  it('that is new is healthy after one success, whatever the healthy threshold', () => {
    const world = web({ healthyThreshold: 10 }).runUntilSteady()
    const [healthy] = changes(world, onlyTarget(world))
    expect(healthy?.to).toBe('healthy')
    expect((healthy?.at ?? 0) - saidAt(world, 'registered')).toBeLessThan(4)
    expect(onlyTarget(world)).toMatchObject({ reason: null, description: null })
  })

  it('is unhealthy after as many failures in a row as the unhealthy threshold says', () => {
    const world = web({ unhealthyThreshold: 4, service: { gracePeriodSeconds: 1_000 } }).runUntilSteady()
    const broken = second(world)
    sicken(world, world.tasks()[0] as Task)
    world.runUntil('an unhealthy target', (it) => onlyTarget(it).state === 'unhealthy')
    const took = second(world) - broken
    expect(took).toBeGreaterThanOrEqual(3 * 5)
    expect(took).toBeLessThanOrEqual(4 * 5 + 1)
    expect(onlyTarget(world)).toMatchObject({
      reason: 'Target.ResponseCodeMismatch',
      description: 'Health checks failed with these codes: [503]',
    })
  })

  it('that was unhealthy is healthy again after as many successes as the healthy threshold says', () => {
    const world = web({
      image: { health: { failsFromSeconds: 0, failsUntilSeconds: 60 } },
      healthyThreshold: 5,
      service: { gracePeriodSeconds: 1_000 },
    }).runUntilSteady()
    const [bad, good] = changes(world, onlyTarget(world))
    expect([bad?.to, good?.to]).toEqual(['unhealthy', 'healthy'])
    const started = (world.tasks()[0]?.startedAt ?? 0) / 1e6 + 1
    expect((good?.at ?? 0) - (started + 60)).toBeGreaterThanOrEqual(4 * 5)
    expect((good?.at ?? 0) - (started + 60)).toBeLessThanOrEqual(5 * 5)
  })

  it('on a port where nothing listens fails with Target.FailedHealthChecks', () => {
    const world = web({ image: { startupMs: 600_000 }, service: { gracePeriodSeconds: 1_000 } })
    world.runUntil('an unhealthy target', (it) => it.targets()[0]?.state === 'unhealthy')
    expect(onlyTarget(world)).toMatchObject({
      reason: 'Target.FailedHealthChecks',
      description: 'Health checks failed',
    })
  })
})

describe('Without other settings', () => {
  it('checks go to / every 30 s with a timeout of 5 s, thresholds are 5 and 2, code 200 passes', () => {
    const { TargetGroups } = createTestWorld().ask('elasticloadbalancing:CreateTargetGroup', {
      Name: 'plain',
      Protocol: 'HTTP',
      Port: 80,
    }) as { TargetGroups: unknown[] }
    expect(TargetGroups[0]).toMatchObject({
      HealthCheckPath: '/',
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      Matcher: { HttpCode: '200' },
    })
  })

  it('a target drains for 300 s', () => {
    const world = createTestWorld().instances(1)
    const { TargetGroups } = world.ask('elasticloadbalancing:CreateTargetGroup', {
      Name: 'plain',
      Protocol: 'HTTP',
      Port: 80,
    }) as { TargetGroups: [{ TargetGroupArn: string }] }
    const targets = {
      TargetGroupArn: TargetGroups[0].TargetGroupArn,
      Targets: [{ Id: [...world.world.state.instances.keys()][0] }],
    }
    world.dispatch('elasticloadbalancing:RegisterTargets', targets).runFor('5s')
    world.dispatch('elasticloadbalancing:DeregisterTargets', targets).runFor('299s')
    expect(world.targets('plain')[0]?.state).toBe('draining')
    world.runFor('2s')
    expect(world.targets('plain')).toEqual([])
  })
})

describe('A task in two target groups', () => {
  it('is ACTIVATING before it is RUNNING, then healthy in both, and drains in both before it stops', () => {
    const world = createTestWorld().image('web:1', { startupMs: 100 }).instances(1)
    for (const name of ['web', 'too']) world.loadBalancer({ name, intervalSeconds: 5 })
    world.taskDefinition().dispatch('ecs:CreateService', {
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 1,
      loadBalancers: ['web', 'too'].map((name) => ({
        targetGroupArn: world.targetGroupArn(name),
        containerName: 'web',
        containerPort: 80,
      })),
    })
    world
      .runUntilSteady('web', '1m')
      .expectEvent(/PENDING → ACTIVATING/)
      .expectEvent(/ACTIVATING → RUNNING/)
    expect(['web', 'too'].map((name) => world.targets(name).map(({ state }) => state))).toEqual([
      ['healthy'],
      ['healthy'],
    ])
    const sinceSecond = second(world)
    stop(world, world.tasks()[0] as Task)
    world.runFor('1s')
    expect(texts(world, { sinceSecond }).filter((text) => /deregistered|draining/.test(text))).toEqual([
      'deregistered 1 targets in (target-group …)',
      'deregistered 1 targets in (target-group …)',
      'has begun draining connections on 1 tasks.',
    ])
  })
})

describe('A target that is not in use', () => {
  it('is in a zone that is not enabled for the load balancer: unused, gets no traffic, and its task is replaced', () => {
    const world = createTestWorld().instances(1, { zone: 'c' }).loadBalancer({ intervalSeconds: 5 })
    const [loadBalancer] = [...world.world.state.loadBalancers.values()]
    Object.assign(existing(loadBalancer, 'the load balancer'), { zones: ['us-east-1a', 'us-east-1b'] })
    world.taskDefinition().service({ behind: 'web' })
    world.runUntil('an unused target', (it) => it.targets()[0]?.state === 'unused')
    const text = 'Target is in an Availability Zone that is not enabled for the load balancer'
    expect(onlyTarget(world)).toMatchObject({ reason: 'Target.NotInUse', description: text })
    world.traffic(5).runFor('3s')
    expect(Object.keys(statuses(world))).toEqual(['503'])
    world.runUntil('a stopped task', (it) => it.stoppedTasks().length > 0)
    expect(texts(world)).toContainEqual(
      expect.stringMatching(new RegExp(`is unhealthy in \\(target-group …\\) due to \\(reason ${text}\\)`)),
    )
  })

  it('is in a group that no rule forwards to; it is healthy after one success once a rule does', () => {
    const world = createTestWorld().instances(1).loadBalancer({ intervalSeconds: 5 }).image('web:1', {})
    const [listener] = [...world.world.state.listeners.keys()]
    const { TargetGroups } = world.ask('elasticloadbalancing:CreateTargetGroup', {
      Name: 'spare',
      Protocol: 'HTTP',
      Port: 80,
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
    }) as { TargetGroups: [{ TargetGroupArn: string }] }
    const { TargetGroupArn } = TargetGroups[0]
    world.taskDefinition({ hostPort: 80 }).dispatch('ecs:RunTask', { taskDefinition: 'web' }).runFor('20s')
    const [InstanceId] = [...world.world.state.instances.keys()]
    world.dispatch('elasticloadbalancing:RegisterTargets', { TargetGroupArn, Targets: [{ Id: InstanceId }] })
    world.runFor('20s')
    expect(existing(world.targets('spare')[0], 'the target')).toMatchObject({
      state: 'unused',
      reason: 'Target.NotInUse',
      description: 'Target group is not configured to receive traffic from the load balancer',
    })
    world.dispatch('elasticloadbalancing:CreateRule', {
      ListenerArn: listener,
      Priority: 1,
      Actions: [{ Type: 'forward', TargetGroupArn }],
      Conditions: [{ Field: 'path-pattern', Values: ['/spare'] }],
    })
    world.runFor('6s')
    expect(world.targets('spare')[0]?.state).toBe('healthy')
  })
})

describe('Deregistration', () => {
  it('shows draining for the whole delay even when nothing is in flight, then ECS sends the stop signal', () => {
    const world = web({ delaySeconds: 45 }).runUntilSteady()
    const [task] = world.tasks() as [Task]
    const target = onlyTarget(world)
    const asked = second(world)
    stop(world, task)
    world.runFor('44s')
    expect([target.state, target.reason]).toEqual(['draining', 'Target.DeregistrationInProgress'])
    expect(task.lastStatus).toBe('DEACTIVATING')
    world.runUntil('the stop', () => task.lastStatus === 'STOPPED')
    expect((task.stoppingAt ?? 0) / 1e6 - asked).toBe(45)
    expect(world.world.state.targets.has(target.key)).toBe(false)
  })

  it('lets requests in flight finish and sends no new ones', () => {
    const world = web({ image: { waitMsPerRequest: 3_000 }, service: { desired: 2 } })
      .traffic(5)
      .runUntilSteady()
    world.runFor('20s')
    const [task] = world.tasks() as [Task]
    const before = statuses(world)
    stop(world, task)
    world.runFor('40s')
    expect(task.lastStatus).toBe('STOPPED')
    expect({ ...statuses(world), '200': 0 }).toEqual({ ...before, '200': 0 })
  })

  it('answers 502 for what is still open when the delay ends', () => {
    const world = web({ image: { waitMsPerRequest: 20_000 }, service: { desired: 2 }, delaySeconds: 5 })
    world.runUntilSteady().traffic(2).runFor('30s')
    expect(statuses(world)['502']).toBeUndefined()
    stop(world, world.tasks()[0] as Task)
    world.runFor('10s')
    expect(statuses(world)['502']).toBeGreaterThan(5)
  })

  it('by hand costs a service the task: it is replaced as unhealthy once the target is unused', () => {
    const world = web({ service: { desired: 2 } }).runUntilSteady()
    const [task] = world.tasks() as [Task]
    const { targetGroupArn, id, port } = onlyTarget(world)
    const instanceId = targetIdText(id)
    world.dispatch('elasticloadbalancing:DeregisterTargets', {
      TargetGroupArn: targetGroupArn,
      Targets: [{ Id: instanceId, Port: port }],
    })
    world.runFor('29s')
    expect(task.desiredStatus).toBe('RUNNING')
    world.runFor('2s').runUntilSteady().expectHealthy(2)
    expect([task.lastStatus, task.stoppedReason]).toEqual([
      'STOPPED',
      `Task failed ELB health checks in (target-group ${targetGroupArn})`,
    ])
  })

  it('takes the task with it whose instance is terminated: no delay is waited for', () => {
    const world = web({ delaySeconds: 300 }).runUntilSteady()
    const [task] = world.tasks() as [Task]
    world.dispatch('ec2:TerminateInstances', { InstanceIds: [hostIdOf(task)] }).runFor('16s')
    expect(task.lastStatus).toBe('STOPPED')
  })
})

describe('The load balancer answers', () => {
  it('503 when the target group has no target', () => {
    const world = web({ service: { desired: 0 } })
      .runFor('10s')
      .traffic(5)
      .runFor('10s')
    expect(Object.keys(statuses(world))).toEqual(['503'])
  })

  it('by its unhealthy targets when it has no others: it fails open', () => {
    const world = web({ service: { gracePeriodSeconds: 10_000 } }).runUntilSteady()
    sicken(world, world.tasks()[0] as Task)
    world.runUntil('an unhealthy target', (it) => onlyTarget(it).state === 'unhealthy')
    world.traffic(5).runFor('10s')
    expect(Object.keys(statuses(world))).toEqual(['200'])
  })

  it('502 when the process dies with the request open', () => {
    const world = web({ image: { waitMsPerRequest: 5_000 } })
      .runUntilSteady()
      .traffic(5)
      .runFor('10s')
    world.dispatch('playground:CrashContainer', { task: world.tasks()[0]?.id }).runFor('1s')
    expect(statuses(world)['502']).toBeGreaterThan(10)
  })

  it('504 after the idle timeout of 60 s when the target does not answer', () => {
    const world = web({ image: { waitMsPerRequest: 90_000 }, service: { gracePeriodSeconds: 10_000 } })
    world.runUntilSteady().traffic(1).runFor('55s')
    expect(statuses(world)).toEqual({})
    world.runFor('30s')
    expect(Object.keys(statuses(world))).toEqual(['504'])
  })

  it('504 when no connection comes about within 10 s, because a security group drops the packets', () => {
    const world = behindClosedPorts({ gracePeriodSeconds: 10_000 })
    world.runUntil('an unhealthy target', (it) => it.targets()[0]?.state === 'unhealthy')
    world.traffic(5).runFor('9s')
    expect(statuses(world)).toEqual({})
    world.runFor('5s')
    expect(Object.keys(statuses(world))).toEqual(['504'])
  })
})

describe('A port that the security group keeps closed', () => {
  it('makes targets time out and replaces their tasks for ever, on new ports, without a throttle', () => {
    const world = behindClosedPorts({})
    world.runUntil('an unhealthy target', (it) => it.targets()[0]?.state === 'unhealthy')
    expect(onlyTarget(world)).toMatchObject({ reason: 'Target.Timeout', description: 'Request timed out' })
    world.runFor('10m')
    const stopped = world.stoppedTasks()
    expect(stopped.length).toBeGreaterThan(10)
    expect(new Set(stopped.map(({ stopCode, stoppedReason }) => `${stopCode}: ${stoppedReason}`))).toEqual(
      new Set([
        `ServiceSchedulerInitiated: Task failed ELB health checks in (target-group ${world.targetGroupArn('web')})`,
      ]),
    )
    expect(texts(world).filter((text) => text.includes('unable to consistently start'))).toEqual([])
    expect(texts(world)).toContainEqual(
      expect.stringMatching(
        /^\(task …\) \(instance …\) \(port 327\d\d\) is unhealthy in \(target-group …\) due to \(reason Request timed out\)$/,
      ),
    )
    expect(world.notes()).toMatchObject({ failedStarts: 0, throttledUntil: null })
  })

  it('is what the circuit breaker counts in its second stage', () => {
    const world = behindClosedPorts({ circuitBreaker: { enable: true, rollback: false } })
    const [id] = world.serviceNamed().deploymentIds
    const deployment = existing(world.world.state.deployments.get(id ?? ''), 'the deployment')
    world.runUntil('a failed deployment', () => deployment.rolloutState === 'FAILED')
    expect(deployment).toMatchObject({ failedTasks: 3, hasRun: true })
    const tasks = world.world.state.tasks.size
    world.runFor('5m')
    expect(world.world.state.tasks.size).toBe(tasks)
  })
})
