// The life of a task on EC2: statuses, stop codes, exit codes, ports. Amazon ECS Developer Guide:
// task-lifecycle-explanation, stopped-task-error-codes; API Reference: Task, StopTask, PortMapping; the ECS agent.

import { describe, expect, it } from 'vitest'
import { containerOf, hostPorts, second } from '@/lib/testing/service-story'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { containerInstanceArnOf, hostIdOf } from '@/lib/world/hosts'
import type { Task } from '@/lib/world/records/tasks'

type Container = Readonly<Record<string, unknown>>

/** Registers a definition and runs one task of it by hand. */
function run(world: TestWorld, containers: readonly Container[], family = 'job'): Task {
  world.dispatch('ecs:RegisterTaskDefinition', {
    family,
    containerDefinitions: containers.map((container) => ({ cpu: 128, memory: 128, ...container })),
  })
  const { tasks } = world.ask('ecs:RunTask', { taskDefinition: family }) as { tasks: { taskArn: string }[] }
  return world.world.state.tasks.get(tasks[0]?.taskArn ?? '') as Task
}

const statuses = (world: TestWorld, task: Task) =>
  world
    .messages()
    .filter((message) => message.startsWith(`Task ${task.id}`))
    .flatMap((message) => message.match(/→ ([A-Z]+)/)?.[1] ?? [])
const until = (world: TestWorld, task: Task, status: Task['lastStatus']) =>
  world.runUntil(`${status} of the task`, () => task.lastStatus === status)
const stop = (world: TestWorld, task: Task, reason?: string) =>
  (
    world.ask('ecs:StopTask', { task: task.id, reason }) as {
      task: { lastStatus: string; desiredStatus: string }
    }
  ).task

describe('A task on EC2', () => {
  it('goes PENDING, RUNNING, DEACTIVATING, STOPPING, STOPPED behind a load balancer', () => {
    const world = createTestWorld().instances(1).loadBalancer().taskDefinition().service({ behind: 'web' })
    world.runUntilSteady()
    const [task] = world.tasks() as [Task]
    expect(stop(world, task)).toMatchObject({ lastStatus: 'DEACTIVATING', desiredStatus: 'STOPPED' })
    until(world, task, 'STOPPED')
    expect(statuses(world, task)).toEqual(['RUNNING', 'DEACTIVATING', 'STOPPING', 'STOPPED'])
  })

  it('goes PENDING, RUNNING, STOPPING, STOPPED without one', () => {
    const world = createTestWorld().instances(1)
    const task = run(world, [{ name: 'app', image: 'app:1' }])
    expect(task.lastStatus).toBe('PENDING')
    until(world, task, 'RUNNING')
    expect(stop(world, task)).toMatchObject({ lastStatus: 'STOPPING', desiredStatus: 'STOPPED' })
    until(world, task, 'STOPPED')
    expect(statuses(world, task)).toEqual(['RUNNING', 'STOPPING', 'STOPPED'])
  })

  it('is not created when it finds no room: RunTask answers failures, one an instance', () => {
    const world = createTestWorld().instances(2)
    world.taskDefinition({ cpu: 4096 })
    const { tasks, failures } = world.ask('ecs:RunTask', { taskDefinition: 'web' }) as {
      tasks: unknown[]
      failures: { reason: string }[]
    }
    expect([tasks.length, failures.map(({ reason }) => reason)]).toEqual([
      0,
      ['RESOURCE:CPU', 'RESOURCE:CPU'],
    ])
    expect(world.world.state.tasks.size).toBe(0)
  })

  it('shows its network bindings only once it is RUNNING', () => {
    const world = createTestWorld().instances(1).image('slow:1', {})
    const task = run(world, [
      { name: 'a', image: 'web:1', portMappings: [{ containerPort: 80 }] },
      { name: 'b', image: 'slow:1', essential: false },
    ])
    const bindings = () =>
      (
        world.ask('ecs:DescribeTasks', { tasks: [task.arn] }) as {
          tasks: [{ containers: { networkBindings: unknown[] }[] }]
        }
      ).tasks[0].containers[0]?.networkBindings
    expect(bindings()).toEqual([])
    until(world, task, 'RUNNING')
    expect(bindings()).toEqual([{ bindIP: '0.0.0.0', containerPort: 80, hostPort: 32768, protocol: 'tcp' }])
  })

  it('holds nothing when it is STOPPED: CPU, memory and host ports are free', () => {
    const world = createTestWorld().image('app:1', { onSigterm: 'ignore' }).instances(1)
    const remaining = () =>
      (
        world.ask('ecs:DescribeContainerInstances', {
          containerInstances: [...world.world.state.containerInstances.keys()],
        }) as { containerInstances: [{ remainingResources: unknown; runningTasksCount: number }] }
      ).containerInstances[0].remainingResources
    const before = remaining()
    const task = run(world, [
      { name: 'app', image: 'app:1', portMappings: [{ containerPort: 80, hostPort: 8080 }] },
    ])
    expect(remaining()).not.toEqual(before)
    until(world, task, 'RUNNING')
    stop(world, task)
    expect(remaining()).not.toEqual(before)
    until(world, task, 'STOPPED')
    expect(remaining()).toEqual(before)
  })

  it('that runs by itself is never replaced', () => {
    const world = createTestWorld().instances(1)
    const task = run(world, [{ name: 'app', image: 'app:1' }])
    until(world, task, 'RUNNING')
    world.dispatch('playground:CrashContainer', { task: task.id }).runFor('2m')
    expect([...world.world.state.tasks.values()].map(({ lastStatus }) => lastStatus)).toEqual(['STOPPED'])
  })

  it('is forgotten one hour after it stopped, not before', () => {
    const world = createTestWorld({ stepSeconds: 60 }).instances(1)
    const task = run(world, [{ name: 'app', image: 'app:1' }])
    stop(world, task)
    until(world, task, 'STOPPED').runFor('58m')
    expect(world.world.state.tasks.has(task.arn)).toBe(true)
    world.runFor('4m')
    expect(world.world.state.tasks.has(task.arn)).toBe(false)
  })
})

describe('stopCode and stoppedReason', () => {
  it('UserInitiated: "Task stopped by user", or what the caller says; the first reason stays', () => {
    const world = createTestWorld().instances(1)
    const first = run(world, [{ name: 'app', image: 'app:1' }])
    const second = run(world, [{ name: 'app', image: 'app:1' }])
    until(world, second, 'RUNNING')
    stop(world, first)
    stop(world, second, 'lunch')
    stop(world, second, 'dinner')
    until(world, second, 'STOPPED')
    expect(first).toMatchObject({ stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' })
    expect(second).toMatchObject({ stopCode: 'UserInitiated', stoppedReason: 'lunch' })
  })

  it('TaskFailedToStart: the image cannot be pulled', () => {
    const world = createTestWorld().instances(1)
    const task = run(world, [{ name: 'app', image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/app:none' }])
    until(world, task, 'STOPPED')
    expect(task.stopCode).toBe('TaskFailedToStart')
    expect(task.stoppedReason).toMatch(
      /^CannotPullContainerError: pull image manifest has been retried 5 time\(s\): failed to resolve ref /,
    )
    expect(containerOf(world, task)).toMatchObject({ exitCode: null, reason: task.stoppedReason })
    expect([task.startedAt, task.pullStoppedAt === null]).toEqual([null, false])
  })

  it('EssentialContainerExited, exit code 0 included', () => {
    const world = createTestWorld()
      .instances(1)
      .image('batch:1', { exit: { afterMs: 5_000, code: 0 } })
    const task = run(world, [{ name: 'app', image: 'batch:1' }])
    until(world, task, 'STOPPED')
    expect(task).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
    })
    expect(containerOf(world, task).exitCode).toBe(0)
  })

  it('ServiceSchedulerInitiated: scaling activity initiated by the deployment', () => {
    const world = createTestWorld().instances(1).taskDefinition().service({ desired: 1 }).runUntilSteady()
    const [task] = world.tasks() as [Task]
    world.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 0 })
    until(world, task, 'STOPPED')
    const [deployment] = world.serviceNamed().deploymentIds
    expect(task).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Scaling activity initiated by (deployment ${deployment})`,
    })
  })

  it('no code: the host was terminated', () => {
    const world = createTestWorld().instances(1)
    const task = run(world, [{ name: 'app', image: 'app:1' }])
    until(world, task, 'RUNNING')
    world.dispatch('ec2:TerminateInstances', { InstanceIds: [hostIdOf(task)] })
    until(world, task, 'STOPPED')
    expect(task).toMatchObject({
      stopCode: null,
      stoppedReason: `Host EC2 (instance ${hostIdOf(task)}) stopped/terminated`,
    })
    expect(containerOf(world, task).exitCode).toBeNull()
  })

  it('no code: the container instance was deregistered by force', () => {
    const world = createTestWorld().instances(1)
    const task = run(world, [{ name: 'app', image: 'app:1' }])
    until(world, task, 'RUNNING')
    const input = { containerInstance: containerInstanceArnOf(task) }
    expect(world.attempt('ecs:DeregisterContainerInstance', input).ok).toBe(false)
    world.dispatch('ecs:DeregisterContainerInstance', { ...input, force: true })
    until(world, task, 'STOPPED')
    expect(task).toMatchObject({
      stopCode: null,
      stoppedReason: 'Container instance deregistration forced by user',
    })
    expect(world.world.state.instances.get(hostIdOf(task))?.state).toBe('running')
  })
})

describe('Exit codes', () => {
  it('0 for a process that ends on SIGTERM', () => {
    const world = createTestWorld().instances(1)
    const task = run(world, [{ name: 'app', image: 'app:1' }])
    until(world, task, 'RUNNING').runFor('3s')
    stop(world, task)
    until(world, task, 'STOPPED')
    expect(containerOf(world, task).exitCode).toBe(0)
  })

  it.each([
    { from: 'the container', definition: { stopTimeout: 7 }, config: [], seconds: 7 },
    {
      from: 'ECS_CONTAINER_STOP_TIMEOUT',
      definition: {},
      config: ['ECS_CONTAINER_STOP_TIMEOUT=12s'],
      seconds: 12,
    },
    { from: 'the default', definition: {}, config: [], seconds: 30 },
  ])(
    '137 when SIGTERM is ignored for the stopTimeout of $from, $seconds s',
    ({ definition, config, seconds }) => {
      const world = createTestWorld().instances(1, { config }).image('deaf:1', { onSigterm: 'ignore' })
      const task = run(world, [{ name: 'app', image: 'deaf:1', ...definition }])
      until(world, task, 'RUNNING').runFor('3s')
      const asked = second(world)
      stop(world, task)
      until(world, task, 'STOPPED')
      expect(containerOf(world, task)).toMatchObject({ exitCode: 137, reason: null })
      expect((task.stoppedAt ?? 0) / 1e6 - asked).toBe(seconds)
    },
  )

  it('137 and OutOfMemoryError above the hard limit of memory', () => {
    const world = createTestWorld()
      .image('web:1', { memoryMiB: 100, leakMiBPerRequest: 2 })
      .instances(1)
      .loadBalancer()
      .taskDefinition()
      .service({ behind: 'web' })
      .traffic(10)
      .runUntil('a stopped task', (it) => it.stoppedTasks().length > 0)
    const [task] = world.stoppedTasks() as [Task]
    expect(task).toMatchObject({ stopCode: 'EssentialContainerExited' })
    expect(containerOf(world, task)).toMatchObject({
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    })
  })
})

describe('Memory', () => {
  /** A leak of 2 MiB a request from 100 MiB on. */
  const leaking = (limits: { task?: string; container?: number; reservation?: number }) => {
    const world = createTestWorld().image('web:1', { memoryMiB: 100, leakMiBPerRequest: 2 }).instances(1)
    const { task, container, reservation } = limits
    world.loadBalancer().dispatch('ecs:RegisterTaskDefinition', {
      family: 'web',
      memory: task,
      containerDefinitions: [
        {
          name: 'web',
          image: 'web:1',
          memory: container,
          memoryReservation: reservation,
          portMappings: [{ containerPort: 80 }],
        },
      ],
    })
    return world.service({ behind: 'web' }).traffic(5).runFor('2m').stoppedTasks().length > 0
  }

  it('is limited by the container, else by the task; a reservation alone is no limit', () => {
    expect(leaking({ container: 256 })).toBe(true)
    expect(leaking({ task: '256' })).toBe(true)
    expect(leaking({ task: '2 GB', container: 256 })).toBe(true)
    expect(leaking({ reservation: 256 })).toBe(false)
  })
})

describe('Containers of one task', () => {
  const pair = (world: TestWorld, essential: boolean) =>
    run(world, [
      { name: 'app', image: 'app:1' },
      { name: 'side', image: 'side:1', essential },
    ])

  it('an essential one that stops stops all others', () => {
    const world = createTestWorld().instances(1)
    const task = pair(world, true)
    until(world, task, 'RUNNING').runFor('3s')
    world.dispatch('playground:CrashContainer', { task: task.id, container: 'side', exitCode: 3 })
    until(world, task, 'STOPPED')
    expect([containerOf(world, task, 'side').exitCode, containerOf(world, task, 'app').exitCode]).toEqual([
      3, 0,
    ])
  })

  it('one that is not essential may exit: nothing changes', () => {
    const world = createTestWorld().instances(1)
    const task = pair(world, false)
    until(world, task, 'RUNNING')
    world.dispatch('playground:CrashContainer', { task: task.id, container: 'side' }).runFor('1m')
    expect(task).toMatchObject({ lastStatus: 'RUNNING', desiredStatus: 'RUNNING' })
  })

  it('the task is RUNNING although one that is not essential cannot be pulled', () => {
    const world = createTestWorld().instances(1)
    const missing = '123456789012.dkr.ecr.us-east-1.amazonaws.com/side:none'
    const task = run(world, [
      { name: 'app', image: 'app:1' },
      { name: 'side', image: missing, essential: false },
    ])
    until(world, task, 'RUNNING')
    expect(containerOf(world, task, 'side')).toMatchObject({ lastStatus: 'STOPPED', exitCode: null })
  })

  it('the task is RUNNING although one that is not essential was done before the other began', () => {
    const world = createTestWorld()
      .instances(1)
      .image('side:1', { sizeMiB: 1, startupMs: 1, exit: { afterMs: 1, code: 0 } })
      .image('app:1', { sizeMiB: 2000 })
    const task = pair(world, false)
    until(world, task, 'RUNNING')
    expect(containerOf(world, task, 'side').exitCode).toBe(0)
  })

  it('a process that ends while its task drains ends the task: nothing is left to drain', () => {
    const world = createTestWorld()
      .instances(1)
      .loadBalancer({ deregistrationDelaySeconds: 300 })
      .taskDefinition()
      .service({ behind: 'web' })
      .runUntilSteady()
    const [task] = world.tasks() as [Task]
    stop(world, task)
    world.runFor('10s').dispatch('playground:CrashContainer', { task: task.id, exitCode: 1 }).runFor('1s')
    expect(task).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'UserInitiated' })
  })
})

describe('Dynamic host ports', () => {
  const containers = [{ name: 'app', image: 'app:1', portMappings: [{ containerPort: 80, hostPort: 0 }] }]
  const start = (world: TestWorld) => until(world, run(world, containers), 'RUNNING')

  it('follow one another from 32768; a port that was given back is not the next one', () => {
    const world = createTestWorld().instances(1)
    for (let i = 0; i < 3; i++) start(world)
    expect(hostPorts(world)).toEqual([32768, 32769, 32770])
    const [first] = [...world.world.state.tasks.values()] as [Task]
    stop(world, first)
    until(world, first, 'STOPPED')
    start(world)
    expect(hostPorts(world)).toEqual([32769, 32770, 32771])
  })

  it('wrap at the end of ECS_DYNAMIC_HOST_PORT_RANGE and skip ports in use', () => {
    const world = createTestWorld().instances(1, { config: ['ECS_DYNAMIC_HOST_PORT_RANGE=40000-40002'] })
    for (let i = 0; i < 3; i++) start(world)
    const [, second] = [...world.world.state.tasks.values()] as [Task, Task]
    stop(world, second)
    until(world, second, 'STOPPED')
    start(world)
    expect(hostPorts(world)).toEqual([40000, 40002, 40001])
  })

  it('that run out fail the task: a host port is unavailable', () => {
    const world = createTestWorld().instances(1, { config: ['ECS_DYNAMIC_HOST_PORT_RANGE=40000-40000'] })
    start(world)
    const task = run(world, containers)
    until(world, task, 'STOPPED')
    expect(task).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'CannotCreateContainerError: a host port is unavailable',
    })
  })

  it('are counted for each protocol by itself', () => {
    const world = createTestWorld().instances(1)
    const task = run(world, [
      { name: 'dns', image: 'dns:1', portMappings: [{ containerPort: 53, hostPort: 0, protocol: 'udp' }] },
    ])
    until(world, task, 'RUNNING')
    expect(task.hostPorts).toEqual([{ port: 32768, protocol: 'udp' }])
  })
})

describe('Fixed host ports', () => {
  const fixed = (hostPort: number, protocol = 'tcp') => [
    { name: 'app', image: 'app:1', portMappings: [{ containerPort: 80, hostPort, protocol }] },
  ]
  const failures = (world: TestWorld, containers: readonly Container[]) => {
    world.dispatch('ecs:RegisterTaskDefinition', {
      family: 'more',
      containerDefinitions: containers.map((container) => ({ cpu: 128, memory: 128, ...container })),
    })
    const answer = world.ask('ecs:RunTask', { taskDefinition: 'more' }) as { failures: { reason: string }[] }
    return answer.failures.map(({ reason }) => reason)
  }

  it.each([22, 2375, 2376, 51678, 51679])('%i is reserved on every instance: RESOURCE:PORTS', (port) => {
    expect(failures(createTestWorld().instances(1), fixed(port))).toEqual(['RESOURCE:PORTS'])
  })

  it('ECS_RESERVED_PORTS takes their place', () => {
    const world = createTestWorld().instances(1, { config: ["'ECS_RESERVED_PORTS=[8080]'"] })
    expect(failures(world, fixed(8080))).toEqual(['RESOURCE:PORTS'])
    expect(failures(world, fixed(2375))).toEqual([])
  })

  it('fit once an instance and protocol, and are free again when the task has stopped', () => {
    const world = createTestWorld().image('app:1', { onSigterm: 'ignore' }).instances(1)
    const task = run(world, fixed(8080))
    until(world, task, 'RUNNING')
    expect(failures(world, fixed(8080))).toEqual(['RESOURCE:PORTS'])
    expect(failures(world, fixed(8080, 'udp'))).toEqual([])
    stop(world, task)
    expect(failures(world, fixed(8080))).toEqual(['RESOURCE:PORTS'])
    until(world, task, 'STOPPED')
    expect(failures(world, fixed(8080))).toEqual([])
  })

  it('of host networking are the container ports: one copy an instance, with the address of the instance', () => {
    const world = createTestWorld().instances(1)
    world.dispatch('ecs:RegisterTaskDefinition', {
      family: 'host',
      networkMode: 'host',
      containerDefinitions: [
        { name: 'app', image: 'app:1', cpu: 128, memory: 128, portMappings: [{ containerPort: 8080 }] },
      ],
    })
    const ask = () =>
      world.ask('ecs:RunTask', { taskDefinition: 'host' }) as { failures: { reason: string }[] }
    expect(ask().failures).toEqual([])
    world.runFor('30s')
    expect(ask().failures.map(({ reason }) => reason)).toEqual(['RESOURCE:PORTS'])
    const [task] = [...world.world.state.tasks.values()] as [Task]
    const [eni] = world.world.state.networkInterfaces.values()
    expect(containerOf(world, task).ip).toBe(eni?.privateIp)
    expect(hostPorts(world)).toEqual([8080])
  })
})
