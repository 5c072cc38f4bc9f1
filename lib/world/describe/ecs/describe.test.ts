import { describe, expect, it } from 'vitest'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

// Tests read answers freely; their shapes are checked where they are made.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Answer = any

function running(): TestWorld {
  return createTestWorld({ seed: 3 })
    .instances(2)
    .loadBalancer()
    .taskDefinition({ memory: 512 })
    .taskDefinition({ memory: 512, image: 'web:2' })
    .service({ taskDefinition: 'web:1', desired: 4, behind: 'web' })
    .runFor('3m')
}

const services = (world: TestWorld) => world.ask('ecs:DescribeServices', { services: ['web'] }) as Answer
const service = (world: TestWorld) => services(world).services[0]

function tasks(world: TestWorld, filter: Readonly<Record<string, unknown>> = {}): Answer[] {
  const { taskArns } = world.ask('ecs:ListTasks', filter) as Answer
  return taskArns.length === 0 ? [] : (world.ask('ecs:DescribeTasks', { tasks: taskArns }) as Answer).tasks
}

function containerInstances(world: TestWorld): Answer[] {
  const { containerInstanceArns } = world.ask('ecs:ListContainerInstances', {}) as Answer
  const answer = world.ask('ecs:DescribeContainerInstances', {
    containerInstances: containerInstanceArns,
  }) as Answer
  return answer.containerInstances
}

function amount(resources: Answer[], name: string): number {
  return resources.find((resource) => resource.name === name).integerValue
}

describe('a service that has come up', () => {
  it('has its desired count RUNNING and one COMPLETED deployment', () => {
    const world = running()
    expect(service(world)).toMatchObject({
      status: 'ACTIVE',
      desiredCount: 4,
      runningCount: 4,
      pendingCount: 0,
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 4, pendingCount: 0 }],
    })
  })

  it('tells its story newest first, in the words of AWS', () => {
    const messages: string[] = service(running()).events.map(({ message }: Answer) => message)
    expect(messages[0]).toBe('(service web) has reached a steady state.')
    expect(messages.at(-1)).toMatch(/^\(service web\) has started \d tasks: \(task [0-9a-f]{32}\)/)
    expect(messages.every((message) => message.startsWith('(service web)'))).toBe(true)
  })

  it('has tasks with a dynamic host port each, started by the deployment, in order of time', () => {
    const world = running()
    const { deployments } = service(world)
    for (const task of tasks(world, { serviceName: 'web' })) {
      expect(task).toMatchObject({
        lastStatus: 'RUNNING',
        group: 'service:web',
        startedBy: deployments[0].id,
        connectivity: 'CONNECTED',
        containers: [{ lastStatus: 'RUNNING', cpu: '256', memory: '512' }],
      })
      const [{ networkBindings }] = task.containers
      expect(networkBindings).toEqual([
        { bindIP: '0.0.0.0', containerPort: 80, hostPort: expect.any(Number), protocol: 'tcp' },
      ])
      expect(networkBindings[0].hostPort).toBeGreaterThanOrEqual(32768)
      expect(task.createdAt).toBeLessThanOrEqual(task.pullStartedAt)
      expect(task.pullStartedAt).toBeLessThanOrEqual(task.pullStoppedAt)
      expect(task.pullStoppedAt).toBeLessThan(task.startedAt)
    }
  })

  it('leaves on every instance what its tasks do not reserve', () => {
    const world = running()
    for (const instance of containerInstances(world)) {
      const mine = tasks(world, { containerInstance: instance.containerInstanceArn })
      expect(instance.runningTasksCount).toBe(mine.length)
      for (const [name, each] of [
        ['CPU', 256],
        ['MEMORY', 512],
      ] as const) {
        expect(amount(instance.remainingResources, name)).toBe(
          amount(instance.registeredResources, name) - each * mine.length,
        )
      }
    }
  })
})

describe('while an update rolls', () => {
  it('the counts of the deployments add up to those of the service, at every second', () => {
    const world = running().dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web:2' })
    const seen = new Set<number>()
    for (let second = 0; second < 120; second++) {
      const { deployments, runningCount, pendingCount } = service(world.runFor('1s'))
      const sum = (count: (deployment: Answer) => number) =>
        deployments.reduce((total: number, deployment: Answer) => total + count(deployment), 0)
      expect(sum((deployment) => deployment.runningCount)).toBe(runningCount)
      expect(sum((deployment) => deployment.pendingCount)).toBe(pendingCount)
      seen.add(deployments.length)
    }
    expect(seen).toContain(2)
  })

  it('ends with the new definition and one deployment', () => {
    const world = running()
      .dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web:2' })
      .runFor('5m')
    expect(service(world).deployments).toEqual([
      expect.objectContaining({
        status: 'PRIMARY',
        rolloutState: 'COMPLETED',
        taskDefinition: service(world).taskDefinition,
      }),
    ])
    expect(service(world).taskDefinition).toMatch(/task-definition\/web:2$/)
  })
})

describe('a task that was stopped', () => {
  it('says who stopped it and why, and when each step was', () => {
    const world = running()
    const [{ taskArn }] = tasks(world)
    world.dispatch('ecs:StopTask', { task: taskArn, reason: 'out of curiosity' }).runFor('2m')
    const [task] = (world.ask('ecs:DescribeTasks', { tasks: [taskArn] }) as Answer).tasks
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      desiredStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'out of curiosity',
      containers: [{ lastStatus: 'STOPPED', exitCode: 0 }],
    })
    expect(task.startedAt).toBeLessThan(task.stoppingAt)
    expect(task.stoppingAt).toBeLessThanOrEqual(task.executionStoppedAt)
    expect(task.executionStoppedAt).toBeLessThanOrEqual(task.stoppedAt)
  })
})

describe('a service that is deleted', () => {
  it('drains, becomes INACTIVE and gives everything back', () => {
    const world = running().dispatch('ecs:DeleteService', { service: 'web', force: true })
    expect(service(world).status).toBe('DRAINING')
    world.runFor('3m')
    expect(service(world)).toMatchObject({
      status: 'INACTIVE',
      desiredCount: 0,
      runningCount: 0,
      pendingCount: 0,
    })
    expect(world.ask('ecs:ListServices', {})).toEqual({ serviceArns: [] })
    for (const { remainingResources, registeredResources } of containerInstances(world))
      expect(remainingResources).toEqual(registeredResources)
  })

  it('leaves its name free', () => {
    const world = running().dispatch('ecs:DeleteService', { service: 'web', force: true }).runFor('3m')
    world.service({ taskDefinition: 'web:2', desired: 1, behind: 'web' }).runFor('3m')
    expect(service(world)).toMatchObject({ status: 'ACTIVE', runningCount: 1 })
    expect(service(world).deployments).toHaveLength(1)
  })
})
