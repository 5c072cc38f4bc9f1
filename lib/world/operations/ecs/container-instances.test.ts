import { describe, expect, it } from 'vitest'
import { ARNS, createEcsWorld, FIXED_DEFINITION } from '@/lib/testing/ecs-world'
import { refusal, registerInstance } from '@/lib/testing/still-world'

const GONE = '0'.repeat(32)
const RESERVED = ['22', '2375', '2376', '51678', '51679']

function setUp() {
  const { world, call } = createEcsWorld()
  call('ecs:RegisterTaskDefinition', FIXED_DEFINITION)
  const instance = registerInstance(world)
  const describeIt = () =>
    call('ecs:DescribeContainerInstances', { cluster: 'demo', containerInstances: [instance.id] })
      .containerInstances[0]
  const setState = (containerInstances: string[], status: string) =>
    call('ecs:UpdateContainerInstancesState', { cluster: 'demo', containerInstances, status })
  return { world, call, instance, describeIt, setState }
}

function amounts(resources: { name: string; integerValue: number; stringSetValue?: string[] }[]) {
  return Object.fromEntries(resources.map((one) => [one.name, one.stringSetValue ?? one.integerValue]))
}

describe('DescribeContainerInstances', () => {
  it('answers what an idle instance registered, and all of it is left', () => {
    const { describeIt, instance } = setUp()
    const answer = describeIt()
    expect(answer).toMatchObject({
      containerInstanceArn: instance.arn,
      ec2InstanceId: instance.instanceId,
      status: 'ACTIVE',
      agentConnected: true,
      runningTasksCount: 0,
      pendingTasksCount: 0,
    })
    expect(answer.attributes).toContainEqual({ name: 'ecs.instance-type', value: 't3.medium' })
    expect(amounts(answer.registeredResources)).toEqual({
      CPU: 2048,
      MEMORY: instance.memoryMiB,
      PORTS: RESERVED,
      PORTS_UDP: [],
    })
    expect(answer.remainingResources).toEqual(answer.registeredResources)
  })

  it('subtracts what tasks reserve, and lists the fixed ports that they hold but no dynamic ones', () => {
    const { world, call, describeIt, instance } = setUp()
    const start = { cluster: 'demo', containerInstances: [instance.id] }
    const [{ taskArn }] = call('ecs:StartTask', { ...start, taskDefinition: 'web' }).tasks
    const web = world.state.tasks.get(taskArn)
    if (web) web.hostPorts = [{ port: 32768, protocol: 'tcp' }]
    call('ecs:StartTask', { ...start, taskDefinition: 'fixed' })
    const { remainingResources, pendingTasksCount } = describeIt()
    expect(amounts(remainingResources)).toEqual({
      CPU: 2048 - 256 - 128,
      MEMORY: instance.memoryMiB - 512 - 128,
      PORTS_UDP: [],
      PORTS: ['22', '2375', '2376', '8080', '51678', '51679'],
    })
    expect(pendingTasksCount).toBe(2)
  })

  it('lists what is missing', () => {
    const { call } = setUp()
    expect(call('ecs:DescribeContainerInstances', { cluster: 'demo', containerInstances: [GONE] })).toEqual({
      containerInstances: [],
      failures: [{ arn: ARNS.containerInstance('demo', GONE), reason: 'MISSING' }],
    })
  })
})

describe('ListContainerInstances', () => {
  it('filters by status; without one it lists all that are registered', () => {
    const { world, call, instance, setState } = setUp()
    const [draining, gone] = [registerInstance(world), registerInstance(world)]
    setState([draining.id], 'DRAINING')
    call('ecs:DeregisterContainerInstance', { cluster: 'demo', containerInstance: gone.id })
    const list = (input: object) =>
      call('ecs:ListContainerInstances', { cluster: 'demo', ...input }).containerInstanceArns
    expect(list({})).toEqual([instance.arn, draining.arn])
    expect(list({ status: 'ACTIVE' })).toEqual([instance.arn])
    expect(list({ status: 'DRAINING' })).toEqual([draining.arn])
  })

  it('filters by an expression of the cluster query language', () => {
    const { world, call } = setUp()
    const far = registerInstance(world, { zone: 'us-east-1c' })
    const list = (filter: string) =>
      call('ecs:ListContainerInstances', { cluster: 'demo', filter }).containerInstanceArns
    expect(list('attribute:ecs.availability-zone == us-east-1c')).toEqual([far.arn])
    expect(list('runningTasksCount > 0')).toEqual([])
    expect(refusal(() => list('runningTasksCount >'))).toMatch(
      /^InvalidParameterException: Invalid expression/,
    )
  })
})

describe('UpdateContainerInstancesState', () => {
  it('drains and activates', () => {
    const { instance, setState, describeIt } = setUp()
    expect(setState([instance.arn], 'DRAINING').containerInstances[0].status).toBe('DRAINING')
    expect(describeIt().status).toBe('DRAINING')
    expect(setState([instance.id], 'ACTIVE').containerInstances[0].status).toBe('ACTIVE')
  })

  it('answers an instance that has the status already as it is', () => {
    const { instance, setState } = setUp()
    expect(setState([instance.id], 'ACTIVE')).toMatchObject({
      containerInstances: [{ status: 'ACTIVE' }],
      failures: [],
    })
  })

  it('lists unknown and deregistered instances as failures and changes the others', () => {
    const { world, call, instance, setState } = setUp()
    const gone = registerInstance(world)
    call('ecs:DeregisterContainerInstance', { cluster: 'demo', containerInstance: gone.id })
    expect(setState([GONE, gone.id, instance.id], 'DRAINING')).toMatchObject({
      containerInstances: [{ containerInstanceArn: instance.arn, status: 'DRAINING' }],
      failures: [
        { arn: ARNS.containerInstance('demo', GONE), reason: 'MISSING' },
        { arn: gone.arn, reason: 'INACTIVE' },
      ],
    })
  })

  it('takes no other status', () => {
    const { instance, setState } = setUp()
    expect(() => setState([instance.id], 'INACTIVE')).toThrow()
  })
})

describe('DeregisterContainerInstance', () => {
  it('makes it INACTIVE', () => {
    const { call, instance } = setUp()
    const remove = { cluster: 'demo', containerInstance: instance.id }
    expect(call('ecs:DeregisterContainerInstance', remove).containerInstance.status).toBe('INACTIVE')
    expect(refusal(() => call('ecs:DeregisterContainerInstance', remove))).toMatch(
      /^InvalidParameterException: /,
    )
  })

  it('needs force while tasks run on it', () => {
    const { call, instance } = setUp()
    call('ecs:RunTask', { cluster: 'demo', taskDefinition: 'web' })
    const remove = { cluster: 'demo', containerInstance: instance.id }
    expect(refusal(() => call('ecs:DeregisterContainerInstance', remove))).toMatch(
      /^InvalidParameterException: Found running tasks on the instance/,
    )
    expect(call('ecs:DeregisterContainerInstance', { ...remove, force: true }).containerInstance.status).toBe(
      'INACTIVE',
    )
  })
})
