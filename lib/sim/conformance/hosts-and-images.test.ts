// Images, ecs.config and security groups. Amazon ECS Developer Guide: ecs-agent-config, task_cannot_pull_image; README of the
// ECS agent; Docker documentation: docker pull, published ports; Amazon EC2 User Guide: security-group-rules.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import { containerOf, hostPorts } from '@/lib/testing/service-story'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { hostIdOf } from '@/lib/world/hosts'
import type { ContainerInstance, Task } from '@/lib/world/records/tasks'

const agent = (world: TestWorld): ContainerInstance =>
  existing([...world.world.state.containerInstances.values()].at(-1), 'a container instance')

function runTask(world: TestWorld): Task {
  const { tasks } = world.ask('ecs:RunTask', { taskDefinition: 'web' }) as { tasks: { taskArn: string }[] }
  return existing(world.world.state.tasks.get(tasks[0]?.taskArn ?? ''), 'the task')
}

/** Seconds of the pull of a task that is run now. */
function pullSeconds(world: TestWorld): number {
  const task = runTask(world)
  world.runUntil('the task', () => task.lastStatus === 'RUNNING')
  return ((task.pullStoppedAt ?? 0) - (task.pullStartedAt ?? 0)) / 1e6
}

describe('An image', () => {
  it('is pulled once an instance: later only its manifest is read', () => {
    const world = createTestWorld().image('web:1', { sizeMiB: 600 }).instances(1).taskDefinition()
    expect(pullSeconds(world)).toBeGreaterThan(10)
    expect(pullSeconds(world)).toBeLessThan(1)
  })

  it('shares its lower layers with other tags of its repository', () => {
    const world = createTestWorld()
      .image('web:1', { sizeMiB: 600, layers: 6 })
      .image('web:2', { sizeMiB: 600, layers: 6 })
    world.instances(1).taskDefinition()
    const whole = pullSeconds(world)
    world.taskDefinition({ image: 'web:2' })
    const rest = pullSeconds(world)
    expect(rest).toBeGreaterThan(2)
    expect(rest).toBeLessThan(whole / 3)
  })

  it('that several tasks need at once is pulled once', () => {
    const world = createTestWorld().image('web:1', { sizeMiB: 600 }).instances(1).taskDefinition()
    const tasks = [runTask(world), runTask(world)]
    world.runUntil('both tasks', () => tasks.every(({ lastStatus }) => lastStatus === 'RUNNING'))
    expect(new Set(tasks.map(({ pullStoppedAt }) => pullStoppedAt)).size).toBe(1)
  })

  it.each(['once', 'prefer-cached'])('is not asked for again with ECS_IMAGE_PULL_BEHAVIOR=%s', (behavior) => {
    const config = [`ECS_IMAGE_PULL_BEHAVIOR=${behavior}`]
    const world = createTestWorld().instances(1, { config }).taskDefinition()
    expect(pullSeconds(world)).toBeGreaterThan(0)
    expect(pullSeconds(world)).toBe(0)
  })

  it('of the own registry must have been pushed, under that tag', () => {
    const world = createTestWorld().instances(1)
    const { repository } = world.ask('ecr:CreateRepository', { repositoryName: 'web' }) as {
      repository: { repositoryUri: string }
    }
    world.taskDefinition({ image: `${repository.repositoryUri}:1` })
    const first = runTask(world)
    world.runUntil('the end', () => first.lastStatus === 'STOPPED')
    world.dispatch('ecr:PutImage', { repositoryName: 'web', imageTag: '1', imageManifest: '{}' })
    const second = runTask(world)
    world.runUntil('the task', () => second.lastStatus === 'RUNNING')
    expect(first.stoppedReason).toMatch(/^CannotPullContainerError: /)
  })

  const ECR = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1'
  it.each([
    ['unreachable', ECR, /There is a connection issue between the task and Amazon ECR/],
    ['unreachable', 'web:1', /retried 5 time\(s\): failed to resolve ref web:1: .* i\/o timeout/],
    ['forbidden', ECR, /Check that the role has the permissions to pull images/],
    ['forbidden', 'web:1', /pull access denied for web/],
  ] as const)('whose registry is %s, as %s, is not pulled unless it is cached', (pull, image, text) => {
    const world = createTestWorld().image(image, {}).instances(1).taskDefinition({ image })
    const cached = runTask(world)
    world.runUntil('the task', () => cached.lastStatus === 'RUNNING')
    world.dispatch('playground:PutImageBehavior', { image, behavior: { pull } }).instances(1)
    const [first, second] = [...world.world.state.containerInstances.values()]
    const start = (arn = '') => {
      const input = { taskDefinition: 'web', containerInstances: [arn] }
      const { tasks } = world.ask('ecs:StartTask', input) as { tasks: { taskArn: string }[] }
      return existing(world.world.state.tasks.get(tasks[0]?.taskArn ?? ''), 'the task')
    }
    const [again, anew] = [start(first?.arn), start(second?.arn)]
    world.runFor('10s')
    expect(again.lastStatus).toBe('RUNNING')
    expect(anew).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' })
    expect(anew.stoppedReason).toMatch(/^CannotPullContainerError: /)
    expect(anew.stoppedReason).toMatch(text)
  })
})

describe('ecs.config', () => {
  it('ECS_CLUSTER says which cluster the instance joins, default when it does not', () => {
    const world = createTestWorld()
    world.dispatch('ecs:CreateCluster', { clusterName: 'blue' })
    world.instances(1).instances(1, { config: ['ECS_CLUSTER=blue'] })
    const clusters = [...world.world.state.containerInstances.values()].map(({ clusterArn }) =>
      clusterArn.replace(/.*\//, ''),
    )
    expect(clusters).toEqual(['default', 'blue'])
  })

  it('with a cluster that does not exist keeps the instance out of ECS', () => {
    const world = createTestWorld()
      .instances(1, { config: ['ECS_CLUSTER=nowhere'], booting: true })
      .runFor('2m')
    expect(world.world.state.containerInstances.size).toBe(0)
    world.expectEvent(/could not register: ClientException: Cluster not found/)
  })

  it('ECS_RESERVED_MEMORY is taken from what the instance registers', () => {
    const plain = agent(createTestWorld().instances(1))
    const less = agent(createTestWorld().instances(1, { config: ['ECS_RESERVED_MEMORY=256'] }))
    expect(plain.memoryMiB - less.memoryMiB).toBe(256)
  })

  it('an instance registers 1024 CPU units a vCPU, and less memory than is installed', () => {
    expect(agent(createTestWorld().instances(1, { type: 't3.medium' }))).toMatchObject({ cpu: 2048 })
    expect(agent(createTestWorld().instances(1, { type: 'm5.xlarge' })).cpu).toBe(4096)
    expect(agent(createTestWorld().instances(1, { type: 't3.medium' })).memoryMiB).toBeLessThan(4096)
  })

  it('ECS_INSTANCE_ATTRIBUTES are what memberOf matches', () => {
    const world = createTestWorld()
      .instances(1)
      .instances(1, { config: [`'ECS_INSTANCE_ATTRIBUTES={"stack":"prod"}'`] })
    const constraints = [{ type: 'memberOf', expression: 'attribute:stack == prod' }]
    world.taskDefinition().service({ desired: 2, constraints }).runFor('5s')
    expect(new Set(world.tasks().map(hostIdOf))).toEqual(new Set([agent(world).instanceId]))
  })

  it('a value that cannot be read is dropped with a warning', () => {
    const world = createTestWorld().instances(1, { config: ['ECS_RESERVED_MEMORY=much'] })
    expect(agent(world).memoryMiB).toBe(agent(createTestWorld().instances(1)).memoryMiB)
    world.expectEvent(/warns: Invalid format for "ECS_RESERVED_MEMORY"/)
  })
})

describe('Docker', () => {
  it('gives containers of the bridge addresses of 172.17.0.0/16 from .2 on, and takes them back', () => {
    const world = createTestWorld().instances(1).taskDefinition()
    const tasks = [runTask(world), runTask(world)]
    world.runUntil('both tasks', () => tasks.every(({ lastStatus }) => lastStatus === 'RUNNING'))
    expect(tasks.map((task) => containerOf(world, task).ip).sort()).toEqual(['172.17.0.2', '172.17.0.3'])
    world.dispatch('ecs:StopTask', { task: tasks[0]?.id }).runFor('1m')
    const third = runTask(world)
    world.runUntil('the third', () => third.lastStatus === 'RUNNING')
    expect(containerOf(world, third).ip).toBe(containerOf(world, existing(tasks[0], 'the first')).ip)
    expect(hostPorts(world)).toEqual([32769, 32770])
  })

  it('keeps the exit code of a process that ends by itself', () => {
    const world = createTestWorld()
      .image('a:1', { exit: { afterMs: 1_000, code: 42 } })
      .instances(1)
      .taskDefinition({ image: 'a:1' })
    const task = runTask(world)
    world.runUntil('the end', () => task.lastStatus === 'STOPPED')
    expect(containerOf(world, task)).toMatchObject({ exitCode: 42, reason: null })
  })

  it.each([
    { onSigterm: 'drain', exitCode: 0 },
    { onSigterm: 'exit', exitCode: 143 },
    { onSigterm: 'ignore', exitCode: 137 },
  ] as const)(
    'a process that answers SIGTERM with $onSigterm leaves $exitCode',
    ({ onSigterm, exitCode }) => {
      const world = createTestWorld().image('web:1', { onSigterm }).instances(1).taskDefinition()
      const task = runTask(world)
      world.runUntil('the task', () => task.lastStatus === 'RUNNING').runFor('3s')
      world.dispatch('ecs:StopTask', { task: task.id }).runFor('40s')
      expect(containerOf(world, task)).toMatchObject({ lastStatus: 'STOPPED', exitCode })
    },
  )
})

describe('Security groups', () => {
  /** Instances in a group of their own; ports `from` to `to` admitted from the load balancer's group. */
  function world(from: number, to: number): TestWorld {
    const world = createTestWorld().loadBalancer({ intervalSeconds: 5 })
    const [lb] = [...world.world.state.loadBalancers.values()]
    const { GroupId } = world.ask('ec2:CreateSecurityGroup', {
      GroupName: 'hosts',
      Description: 'hosts',
    }) as {
      GroupId: string
    }
    const rule = {
      GroupId,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: from,
          ToPort: to,
          UserIdGroupPairs: [{ GroupId: lb?.securityGroupIds[0] }],
        },
      ],
    }
    world.dispatch('ec2:AuthorizeSecurityGroupIngress', rule)
    world.dispatch('ec2:RunInstances', {
      InstanceType: 'm5.xlarge',
      MinCount: 1,
      MaxCount: 1,
      SecurityGroupIds: [GroupId],
      UserData: '#!/bin/bash',
    })
    return world.runFor('45s').taskDefinition().service({ behind: 'web', gracePeriodSeconds: 10_000 })
  }

  it('that admit 32768–60999 from the load balancer let its checks and requests in', () => {
    const open = world(32768, 60999).runUntilSteady().traffic(5).runFor('10s')
    expect(Object.keys(open.world.data.summary().byStatus)).toEqual(['200'])
  })

  it('that admit only the container port do not: bridge tasks are reached on the host port', () => {
    const closed = world(80, 80).runUntil(
      'an unhealthy target',
      (it) => it.targets()[0]?.state === 'unhealthy',
    )
    expect(closed.targets()[0]?.reason).toBe('Target.Timeout')
  })
})
