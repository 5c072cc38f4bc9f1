// Names of Cloud Map, and what ECS answers to service registries and Service Connect that cannot be.

import { describe, expect, it } from 'vitest'
import { misfits } from '@/lib/testing/aws-shape'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { VPC_ID } from '@/lib/world/initial-state'

interface Made {
  readonly Service: { readonly Id: string; readonly Arn: string; readonly InstanceCount: number }
}

function namespaceId(world: TestWorld, name = 'local'): string {
  const { OperationId } = world.ask('servicediscovery:CreatePrivateDnsNamespace', {
    Name: name,
    Vpc: VPC_ID,
  }) as { OperationId: string }
  const { Operation } = world.ask('servicediscovery:GetOperation', { OperationId }) as {
    Operation: { Targets: { NAMESPACE: string } }
  }
  return Operation.Targets.NAMESPACE
}

function discoveryService(world: TestWorld, name: string, type: 'A' | 'SRV', ttl = 60): Made['Service'] {
  const NamespaceId = [...world.world.state.namespaces.keys()][0] ?? namespaceId(world)
  const made = world.ask('servicediscovery:CreateService', {
    Name: name,
    NamespaceId,
    DnsConfig: { DnsRecords: [{ Type: type, TTL: ttl }] },
  }) as Made
  return made.Service
}

const definition = (family: string, networkMode: string, more: object = {}) => ({
  family,
  networkMode,
  memory: '512',
  containerDefinitions: [
    {
      name: family,
      image: `${family}:1`,
      portMappings: [{ name: 'http', appProtocol: 'http', containerPort: 8080 }],
    },
  ],
  ...more,
})

const service = (name: string, more: object = {}) => ({
  serviceName: name,
  taskDefinition: name,
  desiredCount: 2,
  ...more,
})

it('Cloud Map answers in the shapes of the SDK', async () => {
  const world = createTestWorld().instances(2)
  const { Arn, Id } = discoveryService(world, 'orders', 'SRV')
  const [NamespaceId] = [...world.world.state.namespaces.keys()]
  world.dispatch('ecs:RegisterTaskDefinition', definition('orders', 'bridge'))
  const serviceRegistries = [{ registryArn: Arn, containerName: 'orders', containerPort: 8080 }]
  world.dispatch('ecs:CreateService', service('orders', { serviceRegistries })).runFor('120s')
  for (const [action, input] of [
    ['DiscoverInstances', { NamespaceName: 'local', ServiceName: 'orders' }],
    ['GetInstancesHealthStatus', { ServiceId: Id }],
    ['GetNamespace', { Id: NamespaceId }],
    ['GetService', { Id }],
    ['ListInstances', { ServiceId: Id }],
    ['ListNamespaces', {}],
    ['ListServices', {}],
    ['CreateHttpNamespace', { Name: 'other' }],
  ] as const)
    expect(
      await misfits(`servicediscovery:${action}`, world.ask(`servicediscovery:${action}`, input)),
      action,
    ).toEqual([])
})

it('What Service Connect takes and the model has not is told as ignored', () => {
  const world = createTestWorld().instances(1)
  namespaceId(world)
  world.dispatch('ecs:RegisterTaskDefinition', definition('orders', 'bridge'))
  const services = [
    {
      portName: 'http',
      timeout: { idleTimeoutSeconds: 60 },
      clientAliases: [{ port: 80, dnsName: 'orders' }],
    },
  ]
  const logConfiguration = { logDriver: 'awslogs' }
  const serviceConnectConfiguration = { enabled: true, namespace: 'local', services, logConfiguration }
  world.dispatch('ecs:CreateService', service('orders', { serviceConnectConfiguration }))
  const told = world.world.log.decisions.map(({ summary }) => summary).join('; ')
  expect(told).toContain('serviceConnectConfiguration.logConfiguration')
  expect(told).toContain('serviceConnectConfiguration.services[0].timeout.idleTimeoutSeconds')
})

describe('A name of Cloud Map', () => {
  it('has the tasks of a service in it, with their host ports, from RUNNING until they are stopped', () => {
    const world = createTestWorld().instances(2)
    const { Arn, Id } = discoveryService(world, 'orders', 'SRV')
    world.dispatch('ecs:RegisterTaskDefinition', definition('orders', 'bridge'))
    world.dispatch(
      'ecs:CreateService',
      service('orders', {
        serviceRegistries: [{ registryArn: Arn, containerName: 'orders', containerPort: 8080 }],
      }),
    )
    const found = () =>
      (
        world.ask('servicediscovery:DiscoverInstances', {
          NamespaceName: 'local',
          ServiceName: 'orders',
        }) as { Instances: readonly { readonly Attributes: Readonly<Record<string, string>> }[] }
      ).Instances.map(({ Attributes }) => Attributes.AWS_INSTANCE_PORT)
    expect(found()).toEqual([])
    world.runUntilSteady('orders')
    expect(found()).toEqual(['32768', '32768'])
    const [task] = world.tasks('orders')
    world.dispatch('ecs:StopTask', { task: task?.arn })
    expect(found()).toEqual(['32768'])
    expect(refuse(world, 'servicediscovery:DeleteService', { Id }).code).toBe('ResourceInUse')
    world.dispatch('ecs:DeleteService', { service: 'orders', force: true }).runFor('2m')
    world.dispatch('servicediscovery:DeleteService', { Id })
    const [namespace] = world.world.state.namespaces.keys()
    world.dispatch('servicediscovery:DeleteNamespace', { Id: namespace })
  })

  it('is an endpoint of Service Connect as well, which ECS makes and takes away', () => {
    const world = createTestWorld().instances(2)
    const endpoints = () => [...world.world.state.discoveryServices.values()].map(({ name }) => name)
    namespaceId(world)
    world.dispatch('ecs:RegisterTaskDefinition', definition('orders', 'bridge'))
    const connect = (discoveryName: string) => ({
      serviceConnectConfiguration: {
        enabled: true,
        namespace: 'local',
        services: [
          { portName: 'http', discoveryName, clientAliases: [{ port: 80, dnsName: discoveryName }] },
        ],
      },
    })
    world.dispatch('ecs:CreateService', service('orders', connect('orders')))
    expect(endpoints()).toEqual(['orders'])
    const before = world.serviceNamed('orders').deploymentIds
    world.dispatch('ecs:UpdateService', { service: 'orders', ...connect('orders') })
    expect(world.serviceNamed('orders').deploymentIds).toEqual(before)
    world.dispatch('ecs:UpdateService', { service: 'orders', ...connect('purchases') })
    expect(world.serviceNamed('orders').deploymentIds).toHaveLength(2)
    expect(endpoints()).toEqual(['purchases'])
    world.dispatch('ecs:DeleteService', { service: 'orders', force: true })
    expect(endpoints()).toEqual([])
  })
})

describe('A deployment', () => {
  it('knows the endpoints that there are when it begins, and no later one', () => {
    const world = createTestWorld().instances(2)
    namespaceId(world)
    world.dispatch('ecs:RegisterTaskDefinition', definition('web', 'bridge'))
    world.dispatch('ecs:RegisterTaskDefinition', definition('orders', 'bridge'))
    const connect = { enabled: true, namespace: 'local' }
    world.dispatch('ecs:CreateService', service('web', { serviceConnectConfiguration: connect }))
    world.dispatch(
      'ecs:CreateService',
      service('orders', {
        serviceConnectConfiguration: {
          ...connect,
          services: [{ portName: 'http', discoveryName: 'orders' }],
        },
      }),
    )
    const known = () => {
      const [newest] = world.serviceNamed('web').deploymentIds
      return world.world.state.deployments.get(newest ?? '')?.knownEndpoints.map(({ alias }) => alias)
    }
    expect(known()).toEqual([])
    world.dispatch('ecs:UpdateService', { service: 'web', forceNewDeployment: true })
    expect(known()).toEqual([{ dnsName: 'orders.local', port: 8080 }])
  })
})

describe('Refused', () => {
  const world = createTestWorld().instances(1)
  const a = discoveryService(world, 'a', 'A').Arn
  const srv = discoveryService(world, 'srv', 'SRV').Arn
  for (const mode of ['bridge', 'host', 'awsvpc'])
    world.dispatch('ecs:RegisterTaskDefinition', definition(mode, mode))
  world.dispatch('ecs:RegisterTaskDefinition', {
    ...definition('unlimited', 'bridge'),
    memory: undefined,
    containerDefinitions: [{ name: 'unlimited', image: 'web:1', memoryReservation: 64 }],
  })
  const registry = (registryArn: string, more: object = {}) => ({
    serviceRegistries: [{ registryArn, ...more }],
  })
  const connect = (services: object[], namespace = 'local') => ({
    serviceConnectConfiguration: { enabled: true, namespace, services },
  })
  const port = { containerName: 'bridge', containerPort: 8080 }

  it.each([
    [
      'a registry that nobody made',
      'bridge',
      registry('arn:aws:servicediscovery:us-east-1:1:service/srv-1', port),
      /Cannot find the service registry/,
    ],
    [
      'a port that is not named, in bridge',
      'bridge',
      registry(srv),
      /^When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort'/,
    ],
    ['A records in bridge', 'bridge', registry(a), /A records need the network mode awsvpc/],
    [
      'a port for an A record',
      'awsvpc',
      registry(a, { containerPort: 8080 }),
      /^The values specified for serviceRegistries do not require a value for 'containerPort'\. Remove the value and retry\.$/,
    ],
    [
      'two registries',
      'bridge',
      {
        serviceRegistries: [
          { registryArn: srv, ...port },
          { registryArn: srv, ...port },
        ],
      },
      /at most 1/,
    ],
    [
      'a container that there is none of',
      'bridge',
      registry(srv, { ...port, containerName: 'x' }),
      /The container x does not exist/,
    ],
    ['Service Connect in host mode', 'host', connect([]), /awsvpc and bridge, not with host/],
    ['Service Connect without a task memory', 'unlimited', connect([]), /memory of the task definition/],
    [
      'a port name that the definition lacks',
      'bridge',
      connect([{ portName: 'api' }]),
      /^portName\(api\) does not refer to any named PortMapping in the task definition\.$/,
    ],
    ['a namespace that nobody made', 'bridge', connect([], 'other'), /namespace other wasn't found/],
    [
      'two endpoints of one name',
      'bridge',
      connect([
        { portName: 'http', discoveryName: 'x' },
        { portName: 'http', discoveryName: 'x' },
      ]),
      /already in use/,
    ],
  ])('is %s', (_what, family, more, text) => {
    const network = family === 'awsvpc' ? { networkConfiguration: world.awsvpc() } : {}
    expect(refuse(world, 'ecs:CreateService', { ...service(family), ...network, ...more }).message).toMatch(
      text,
    )
  })

  it.each([
    ['servicediscovery:CreateService', { Name: 'x', NamespaceId: 'ns-1' }, 'NamespaceNotFound'],
    ['servicediscovery:CreatePrivateDnsNamespace', { Name: 'local', Vpc: VPC_ID }, 'NamespaceAlreadyExists'],
    ['servicediscovery:CreatePrivateDnsNamespace', { Name: 'x', Vpc: 'vpc-1' }, 'InvalidInput'],
    ['servicediscovery:ListInstances', { ServiceId: 'srv-1' }, 'ServiceNotFound'],
    ['servicediscovery:GetOperation', { OperationId: 'x' }, 'OperationNotFound'],
  ])('is %s of %j with %s', (action, input, code) => {
    expect(refuse(world, action, input).code).toBe(code)
  })
})
