import { describe, expect, it } from 'vitest'
import { ARNS, createEcsWorld, FIXED_DEFINITION } from '@/lib/testing/ecs-world'
import { refusal, registerInstance } from '@/lib/testing/still-world'
import { containerInstanceArnOf } from '@/lib/world/hosts'

function withInstance() {
  const { world, call } = createEcsWorld()
  const instance = registerInstance(world)
  call('ecs:RegisterTaskDefinition', FIXED_DEFINITION)
  const run = (input: Readonly<Record<string, unknown>> = {}) =>
    call('ecs:RunTask', { cluster: 'demo', taskDefinition: 'web', ...input })
  return { world, call, run, instance }
}

const GONE = '0'.repeat(32)

describe('RunTask', () => {
  it('starts tasks that are PENDING and wanted RUNNING', () => {
    const { run, instance } = withInstance()
    const { tasks, failures } = run({ count: 2 })
    expect(failures).toEqual([])
    expect(tasks).toHaveLength(2)
    expect(tasks[0]).toMatchObject({
      lastStatus: 'PENDING',
      desiredStatus: 'RUNNING',
      launchType: 'EC2',
      cpu: '256',
      memory: '512',
      group: 'family:web',
      containerInstanceArn: instance.arn,
      availabilityZone: 'us-east-1a',
      taskDefinitionArn: ARNS.taskDefinition('web', 1),
      containers: [{ name: 'web', image: 'web:1', lastStatus: 'PENDING', networkBindings: [] }],
    })
    expect(tasks[0]).not.toHaveProperty('startedAt', expect.anything())
  })

  it('names every instance with what it lacks first, once no more fit', () => {
    const { run, instance } = withInstance()
    // t3.medium: 2048 CPU units and 3850 MiB hold seven tasks of 512 MiB.
    const { tasks, failures } = run({ count: 10 })
    expect(tasks).toHaveLength(7)
    expect(failures).toEqual([
      { arn: instance.arn, reason: 'RESOURCE:MEMORY', detail: expect.stringContaining('512') },
    ])
  })

  it('fails for a fixed port that is taken', () => {
    const { run, instance } = withInstance()
    expect(run({ taskDefinition: 'fixed' }).failures).toEqual([])
    expect(run({ taskDefinition: 'fixed' })).toMatchObject({
      tasks: [],
      failures: [{ arn: instance.arn, reason: 'RESOURCE:PORTS' }],
    })
  })

  it('names the constraint that no instance satisfies', () => {
    const { run } = withInstance()
    const elsewhere = { type: 'memberOf', expression: 'attribute:ecs.availability-zone == us-east-1c' }
    const { tasks, failures } = run({ placementConstraints: [elsewhere] })
    expect(tasks).toEqual([])
    expect(failures).toMatchObject([{ reason: 'MemberOf placement constraint unsatisfied' }])
  })

  it('gives each instance its own reason', () => {
    const { world, run, instance } = withInstance()
    const small = registerInstance(world, { instanceType: 't3.micro' })
    const constraint = { type: 'memberOf', expression: 'attribute:ecs.instance-type == t3.micro' }
    expect(run({ placementConstraints: [constraint], count: 3 })).toMatchObject({
      tasks: [{ containerInstanceArn: small.arn }],
      failures: [
        { arn: instance.arn, reason: 'MemberOf placement constraint unsatisfied' },
        { arn: small.arn, reason: 'RESOURCE:MEMORY' },
      ],
    })
  })

  it('counts the tasks of its group for distinctInstance', () => {
    const { run, instance } = withInstance()
    const once = { placementConstraints: [{ type: 'distinctInstance' }], group: 'batch' }
    expect(run({ ...once, count: 2 })).toMatchObject({
      tasks: [{ group: 'batch' }],
      failures: [{ arn: instance.arn, reason: 'DistinctInstance placement constraint unsatisfied' }],
    })
    expect(run({ ...once, group: 'other' }).failures).toEqual([])
  })

  it.each([
    ['of an unknown definition', { taskDefinition: 'gone' }, 'ClientException: TaskDefinition not found.'],
    [
      'in a cluster without instances',
      { cluster: 'default' },
      'InvalidParameterException: No Container Instances were found in your cluster.',
    ],
    [
      'with an expression that cannot be read',
      { placementConstraints: [{ type: 'memberOf', expression: 'runningTasksCount ==' }] },
      /^InvalidParameterException: Invalid expression 'runningTasksCount =='/,
    ],
    [
      'on Fargate',
      { launchType: 'FARGATE' },
      'InvalidParameterException: Task definition does not support launch_type FARGATE.',
    ],
  ])('is refused %s', (_name, input, text) => {
    const { run } = withInstance()
    expect(refusal(() => run(input))).toMatch(text)
  })

  it.each([
    ['more than ten tasks', { count: 11 }],
    ['no tasks', { count: 0 }],
    ['overrides', { overrides: { containerOverrides: [{ name: 'web', cpu: 1 }] } }],
    ["a service's group", { group: 'service:web' }],
    ['a name too long for startedBy', { startedBy: 'x'.repeat(129) }],
  ])('does not take %s', (_name, input) => {
    expect(() => withInstance().run(input)).toThrow()
  })
})

describe('StartTask', () => {
  it('starts one task on each instance named, whatever placement would say', () => {
    const { world, call, instance } = withInstance()
    const other = registerInstance(world, { zone: 'us-east-1b' })
    const start = {
      cluster: 'demo',
      taskDefinition: 'web',
      containerInstances: [other.id, instance.arn, other.arn],
    }
    const { tasks } = call('ecs:StartTask', { ...start, startedBy: 'me' })
    const hosts = tasks.map((task: { containerInstanceArn: string }) => task.containerInstanceArn)
    expect(hosts).toEqual([other.arn, instance.arn, other.arn])
    expect(tasks[0].startedBy).toBe('me')
  })

  it('starts what fits and lists the rest: taken port, unknown, deregistered, draining, disconnected', () => {
    const { world, call, instance } = withInstance()
    const [gone, draining, cutOff] = [
      registerInstance(world),
      registerInstance(world),
      registerInstance(world),
    ]
    call('ecs:DeregisterContainerInstance', { cluster: 'demo', containerInstance: gone.id })
    call('ecs:UpdateContainerInstancesState', {
      cluster: 'demo',
      containerInstances: [draining.id],
      status: 'DRAINING',
    })
    cutOff.agentConnected = false
    const containerInstances = [instance.id, instance.id, GONE, gone.id, draining.id, cutOff.id]
    const answer = call('ecs:StartTask', { cluster: 'demo', taskDefinition: 'fixed', containerInstances })
    expect(answer.tasks).toHaveLength(1)
    expect(answer.failures).toMatchObject([
      { arn: instance.arn, reason: 'RESOURCE:PORTS' },
      { arn: ARNS.containerInstance('demo', GONE), reason: 'MISSING' },
      { arn: gone.arn, reason: 'INACTIVE' },
      { arn: draining.arn, reason: 'INACTIVE' },
      { arn: cutOff.arn, reason: 'AGENT' },
    ])
  })

  it.each([
    ['no instance', [], 'InvalidParameterException: Container instances cannot be empty.'],
    [
      'eleven',
      Array(11).fill(GONE),
      'InvalidParameterException: Container instances can have at most 10 items.',
    ],
  ])('refuses %s', (_name, containerInstances, text) => {
    const { call } = withInstance()
    const start = { cluster: 'demo', taskDefinition: 'web', containerInstances }
    expect(refusal(() => call('ecs:StartTask', start))).toBe(text)
  })
})

describe('StopTask', () => {
  it('wants the task STOPPED, by the user, for the reason given', () => {
    const { call, run } = withInstance()
    const [{ taskArn }] = run().tasks
    const { task } = call('ecs:StopTask', { cluster: 'demo', task: taskArn, reason: 'moved' })
    expect(task).toMatchObject({
      desiredStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'moved',
    })
  })

  it('says "Task stopped by user" when no reason is given, and keeps the first reason', () => {
    const { call, run } = withInstance()
    const [{ taskArn }] = run().tasks
    const stop = (input: object) => call('ecs:StopTask', { cluster: 'demo', task: taskArn, ...input }).task
    expect(stop({}).stoppedReason).toBe('Task stopped by user')
    expect(stop({ reason: 'again' }).stoppedReason).toBe('Task stopped by user')
  })

  it.each([
    ['an unknown task', GONE, 'InvalidParameterException: The referenced task was not found.'],
    ['what cannot be an id', 'abc', 'InvalidParameterException: taskId length should be one of [32,36]'],
    [
      'a task of another cluster',
      ARNS.task('other', GONE),
      'InvalidParameterException: Invalid identifier: Identifier is for cluster other. Your cluster is demo',
    ],
  ])('refuses %s', (_name, task, text) => {
    const { call } = withInstance()
    expect(refusal(() => call('ecs:StopTask', { cluster: 'demo', task }))).toBe(text)
  })
})

describe('DescribeTasks', () => {
  it('finds tasks by id and by ARN and lists what is missing', () => {
    const { call, run } = withInstance()
    const [{ taskArn }] = run().tasks
    const tasks = [taskArn, taskArn.slice(-32), GONE]
    const answer = call('ecs:DescribeTasks', { cluster: 'demo', tasks })
    expect(answer.tasks.map((task: { taskArn: string }) => task.taskArn)).toEqual([taskArn, taskArn])
    expect(answer.failures).toEqual([{ arn: ARNS.task('demo', GONE), reason: 'MISSING' }])
  })

  it('shows port bindings only once the task has been RUNNING', () => {
    const { world, call, run } = withInstance()
    const [{ taskArn }] = run().tasks
    const task = world.state.tasks.get(taskArn)
    const container = world.state.containers.get(task?.containerArns[0] ?? '')
    if (!task || !container) throw new Error('the task is there')
    container.networkBindings = [{ bindIP: '0.0.0.0', containerPort: 80, hostPort: 32768, protocol: 'tcp' }]
    const bindings = () =>
      call('ecs:DescribeTasks', { cluster: 'demo', tasks: [taskArn] }).tasks[0].containers[0].networkBindings
    expect(bindings()).toEqual([])
    task.startedAt = world.engine.now
    expect(bindings()).toEqual(container.networkBindings)
  })
})

describe('ListTasks', () => {
  function setUp() {
    const { world, call, run, instance } = withInstance()
    const other = registerInstance(world)
    const web = run({ startedBy: 'me' }).tasks[0].taskArn
    const start = { cluster: 'demo', taskDefinition: 'fixed', containerInstances: [other.id] }
    const fixed = call('ecs:StartTask', start).tasks[0].taskArn
    const stopped = run().tasks[0].taskArn
    call('ecs:StopTask', { cluster: 'demo', task: stopped })
    const web1 = world.state.tasks.get(web)
    return { call, other, instance, web, fixed, stopped, host: web1 && containerInstanceArnOf(web1) }
  }

  it('lists what wants to run', () => {
    const { call, web, fixed } = setUp()
    expect(call('ecs:ListTasks', { cluster: 'demo' }).taskArns).toEqual([web, fixed])
    expect(call('ecs:ListTasks').taskArns).toEqual([])
  })

  it('filters by desired status, family, who started it and instance', () => {
    const { call, other, web, fixed, stopped, host } = setUp()
    const list = (filter: object) => call('ecs:ListTasks', { cluster: 'demo', ...filter }).taskArns
    expect(list({ desiredStatus: 'STOPPED' })).toEqual([stopped])
    expect(list({ desiredStatus: 'PENDING' })).toEqual([])
    expect(list({ family: 'fixed' })).toEqual([fixed])
    expect(list({ startedBy: 'me' })).toEqual([web])
    expect(list({ containerInstance: other.id })).toEqual(host === other.arn ? [web, fixed] : [fixed])
    expect(list({ launchType: 'FARGATE' })).toEqual([])
  })

  it('filters by service, which must exist', () => {
    const { call } = setUp()
    const service = { cluster: 'demo', serviceName: 'web', taskDefinition: 'web', desiredCount: 0 }
    call('ecs:CreateService', service)
    expect(call('ecs:ListTasks', { cluster: 'demo', serviceName: 'web' }).taskArns).toEqual([])
    expect(refusal(() => call('ecs:ListTasks', { cluster: 'demo', serviceName: 'gone' }))).toBe(
      'ServiceNotFoundException: Service not found.',
    )
  })
})
