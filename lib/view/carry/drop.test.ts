import { describe, expect, test } from 'vitest'
import type { FitView, InstanceView, TaskView } from '@/lib/protocol'
import { FIXTURE_FRAME } from '@/lib/testing/fixture-frame'
import { applyFrame, EMPTY_RUN } from '../run/state'
import { clusterToJoin, dropOf } from './drop'
import type { CarryItem } from './items'
import { definitionToFit, itemLabel, itemOfDefinition, itemOfTask } from './items'
import { firstTarget, placeInDirection, spokenTarget, stepTarget, targetsFor } from './targets'
import type { CarryWorld } from './world'

const WORLD: CarryWorld = applyFrame(EMPTY_RUN, FIXTURE_FRAME).kinds

function some<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the fixture has changed')
  return value
}

const INSTANCE: InstanceView = some(WORLD.instance[0])
const OTHER: InstanceView = some(WORLD.instance[1])
const SERVICE = some(WORLD.service[0])
const RUNNING: TaskView = some(
  WORLD.task.find(
    (task) => task.lastStatus === 'RUNNING' && task.serviceName !== null && task.instanceId === INSTANCE.key,
  ),
)
const WEB = itemOfDefinition(some(WORLD.taskDefinition.find(({ family }) => family === 'web')))
const fault = (name: Extract<CarryItem, { kind: 'fault' }>['fault']): CarryItem => ({
  kind: 'fault',
  fault: name,
})
const SHORT: FitView = {
  instanceId: INSTANCE.key,
  fits: false,
  short: [{ reason: 'RESOURCE:CPU', text: 'needs 1024, 512 left' }],
}

describe('a task in awsvpc', () => {
  const definition = some(WORLD.taskDefinition.find(({ family }) => family === 'web'))
  const world: CarryWorld = {
    ...WORLD,
    taskDefinition: WORLD.taskDefinition.map((one) =>
      one === definition ? { ...one, networkMode: 'awsvpc' } : one,
    ),
  }

  test('is started with an interface in the subnet of the instance and in its groups, or in those of its service', () => {
    const groupsIn = (given: CarryWorld) =>
      dropOf(itemOfDefinition(definition), INSTANCE.key, given).commands.find(
        ({ action }) => action === 'ecs:StartTask',
      )?.input
    const networkConfiguration = (securityGroups: readonly string[]) => ({
      awsvpcConfiguration: { subnets: [`subnet-${INSTANCE.zone}`], securityGroups },
    })
    expect(groupsIn(world)).toMatchObject({
      networkConfiguration: networkConfiguration(INSTANCE.securityGroupIds),
    })
    const service = { ...SERVICE, network: { subnets: [], securityGroups: ['sg-tasks'] } }
    expect(groupsIn({ ...world, service: [service] })).toMatchObject({
      networkConfiguration: networkConfiguration(['sg-tasks']),
    })
  })

  test('has its own ports closed, and any other task none', () => {
    const task: TaskView = {
      ...RUNNING,
      networkInterface: {
        id: 'eni-1',
        privateIp: '172.31.0.20',
        subnetId: 'subnet',
        securityGroupIds: ['sg-own'],
        status: 'ATTACHED',
      },
      containers: RUNNING.containers.map((container) => ({
        ...container,
        networkBindings: [{ bindIP: '172.31.0.20', containerPort: 80, hostPort: 80, protocol: 'tcp' }],
      })),
    }
    const own = {
      kind: 'securityGroup' as const,
      key: 'sg-own',
      name: 'own',
      ingress: [{ protocol: 'tcp', fromPort: 80, toPort: 80, source: '0.0.0.0/0' }],
    }
    const given = { ...WORLD, task: [task], securityGroup: [own] }
    expect(dropOf(fault('close-ports'), task.key, given).commands).toEqual([
      {
        action: 'ec2:RevokeSecurityGroupIngress',
        input: {
          GroupId: 'sg-own',
          IpPermissions: [
            { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
          ],
        },
      },
    ])
    expect(dropOf(fault('close-ports'), RUNNING.key, WORLD).commands).toEqual([])
  })
})

describe('what a drop means', () => {
  const START = {
    action: 'ecs:StartTask',
    input: { cluster: 'demo', taskDefinition: 'web:1', containerInstances: [INSTANCE.containerInstanceArn] },
  }

  test('a task definition on an instance starts a task there, in reach of the traffic of its family', () => {
    expect(dropOf(WEB, INSTANCE.key, WORLD).commands).toEqual([
      {
        action: 'playground:RegisterStartedTasks',
        input: { family: 'web', targetGroupArn: WORLD.targetGroup[0]?.key },
      },
      START,
    ])
  })

  test('the family is registered once, and not at all when no service runs it', () => {
    const known = WORLD.targetGroup.map((group) => ({ ...group, startedFamilies: ['web'] }))
    expect(dropOf(WEB, INSTANCE.key, { ...WORLD, targetGroup: known }).commands).toEqual([START])
    expect(dropOf(WEB, INSTANCE.key, { ...WORLD, service: [] }).commands).toEqual([START])
  })

  test('a task definition on a service updates it', () => {
    expect(dropOf(WEB, SERVICE.key, WORLD).commands).toEqual([
      { action: 'ecs:UpdateService', input: { cluster: 'demo', service: 'web', taskDefinition: 'web:1' } },
    ])
  })

  test('a running task on another instance is stopped and started there, and the service is explained', () => {
    const { commands, note } = dropOf(itemOfTask(RUNNING), OTHER.key, WORLD)
    expect(commands.map(({ action }) => action)).toEqual([
      'ecs:StopTask',
      'playground:RegisterStartedTasks',
      'ecs:StartTask',
    ])
    expect(commands[0]?.input).toMatchObject({ task: RUNNING.id })
    expect(commands[2]?.input).toMatchObject({
      taskDefinition: RUNNING.taskDefinition,
      containerInstances: [OTHER.containerInstanceArn],
    })
    expect(note).toContain('Service web will replace')
  })

  test('an instance type on a lane launches it there into the cluster in use', () => {
    expect(dropOf({ kind: 'instanceType', instanceType: 'm5.large' }, 'us-east-1b', WORLD).commands).toEqual([
      {
        action: 'ec2:RunInstances',
        input: {
          InstanceType: 'm5.large',
          MinCount: 1,
          MaxCount: 1,
          Placement: { AvailabilityZone: 'us-east-1b' },
          SecurityGroupIds: INSTANCE.securityGroupIds,
          UserData: '#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config',
        },
      },
    ])
    expect(clusterToJoin({ service: [], instance: [], cluster: [] })).toBe('default')
  })

  test.each([
    ['crash-container', RUNNING.key, 'playground:CrashContainer', { task: RUNNING.key }],
    ['stop-task', RUNNING.key, 'aws:ecs:stop-task', { targets: [RUNNING.key] }],
    ['kill-instance', INSTANCE.key, 'aws:ec2:terminate-instances', { targets: [INSTANCE.key] }],
    [
      'drain-instance',
      INSTANCE.key,
      'ecs:UpdateContainerInstancesState',
      { cluster: 'demo', containerInstances: [INSTANCE.containerInstanceArn], status: 'DRAINING' },
    ],
    ['zone-outage', 'us-east-1a', 'playground:StartZoneOutage', { zoneName: 'us-east-1a' }],
    [
      'bad-image',
      SERVICE.key,
      'playground:PutImageBehavior',
      { image: 'web:2', behavior: { errorRate: 0.5 } },
    ],
    [
      'bad-image',
      RUNNING.key,
      'playground:PutImageBehavior',
      { image: RUNNING.taskDefinition, behavior: { errorRate: 0.5 } },
    ],
  ] as const)('%s', (name, key, action, input) => {
    expect(dropOf(fault(name), key, WORLD).commands).toEqual([{ action, input }])
  })

  test('an outage is ended and a draining instance set back by the same gesture', () => {
    const out = { ...WORLD, zone: WORLD.zone.map((zone) => ({ ...zone, outage: true })) }
    expect(dropOf(fault('zone-outage'), 'us-east-1a', out).commands[0]?.action).toBe(
      'playground:EndZoneOutage',
    )
    const draining = {
      ...WORLD,
      instance: WORLD.instance.map((one) => ({ ...one, status: 'DRAINING' as const })),
    }
    expect(dropOf(fault('drain-instance'), INSTANCE.key, draining).commands[0]?.input).toMatchObject({
      status: 'ACTIVE',
    })
  })

  test('closing ports revokes what admits them, opening admits them from the load balancer', () => {
    const [revoke] = dropOf(fault('close-ports'), INSTANCE.key, WORLD).commands
    expect(revoke).toEqual({
      action: 'ec2:RevokeSecurityGroupIngress',
      input: {
        GroupId: INSTANCE.securityGroupIds[0],
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 32768,
            ToPort: 60999,
            UserIdGroupPairs: [{ GroupId: 'sg-0a1b2c3d4e5f60718' }],
          },
        ],
      },
    })
    const rule = { protocol: 'tcp', fromPort: 32768, toPort: 60999, source: 'sg-alb' }
    const byName = {
      ...WORLD,
      securityGroup: WORLD.securityGroup.map((group) => ({ ...group, ingress: [rule] })),
    }
    expect(dropOf(fault('close-ports'), INSTANCE.key, byName).commands).toEqual([revoke])
    const closed = {
      ...WORLD,
      securityGroup: WORLD.securityGroup.map((group) => ({ ...group, ingress: [] })),
    }
    const [open] = dropOf(fault('close-ports'), INSTANCE.key, closed).commands
    expect(open?.action).toBe('ec2:AuthorizeSecurityGroupIngress')
    expect(open?.input.IpPermissions).toEqual(revoke?.input.IpPermissions)
  })
})

describe('where something can be dropped', () => {
  test('an instance that is too full says what is short', () => {
    const target = targetsFor(WEB, WORLD, new Map([[INSTANCE.key, SHORT]])).find(
      ({ key }) => key === INSTANCE.key,
    )
    expect(target).toMatchObject({ allowed: false, text: 'RESOURCE:CPU needs 1024, 512 left' })
  })

  test('a task cannot be moved to where it is', () => {
    const target = targetsFor(itemOfTask(RUNNING), WORLD, new Map()).find(
      ({ key }) => key === RUNNING.instanceId,
    )
    expect(target).toMatchObject({ allowed: false, text: 'already runs here' })
  })

  test('an instance without a registered agent takes no task', () => {
    const world = { ...WORLD, instance: [{ ...INSTANCE, containerInstanceArn: null }] }
    expect(targetsFor(WEB, world, new Map())[0]).toMatchObject({ allowed: false })
  })

  test('faults are offered to the things they break and to nothing else', () => {
    const kinds = (item: CarryItem) => new Set(targetsFor(item, WORLD, new Map()).map(({ kind }) => kind))
    expect(kinds(fault('crash-container'))).toEqual(new Set(['task']))
    expect(kinds(fault('zone-outage'))).toEqual(new Set(['zone']))
    expect(kinds(fault('bad-image'))).toEqual(new Set(['service', 'task']))
    expect(kinds(WEB)).toEqual(new Set(['instance', 'service', 'targetGroup']))
  })

  test('stepping goes round, and starts with the first that is allowed', () => {
    const targets = targetsFor(WEB, WORLD, new Map([[INSTANCE.key, SHORT]]))
    expect(firstTarget(targets)).toBe(OTHER.key)
    expect(stepTarget(targets, targets.at(-1)?.key ?? null, 1)).toBe(INSTANCE.key)
    expect(stepTarget(targets, INSTANCE.key, -1)).toBe(targets.at(-1)?.key)
  })

  test('the spoken line has the place in the list, the name and the answer', () => {
    const targets = targetsFor(WEB, WORLD, new Map([[INSTANCE.key, SHORT]]))
    expect(spokenTarget(targets, INSTANCE.key)).toMatch(
      /^1 of \d+: i-\w+\. Not possible: RESOURCE:CPU needs 1024, 512 left\.$/,
    )
    expect(spokenTarget(targets, null)).toBe('No target.')
  })

  test('arrows go to the nearest place in their direction', () => {
    const at = (key: string, x: number, y: number) => ({ key, rect: { x, y, width: 10, height: 10 } })
    const places = [at('a', 0, 0), at('b', 100, 5), at('c', 100, 200), at('d', 0, 200)]
    expect(placeInDirection(places, 'a', 'right')).toBe('b')
    expect(placeInDirection(places, 'a', 'down')).toBe('d')
    expect(placeInDirection(places, 'c', 'left')).toBe('d')
    expect(placeInDirection(places, 'a', 'left')).toBeNull()
  })

  test('only what has a task definition needs to fit', () => {
    expect(definitionToFit(WEB)).toBe('web:1')
    expect(definitionToFit(fault('stop-task'))).toBeNull()
    expect(itemLabel(fault('stop-task'))).toBe('Stop task')
  })
})
