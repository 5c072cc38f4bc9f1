// A chain of services in a test world: web, behind a load balancer, calls orders, by whichever way; images are given by the test.

import { VPC_ID } from '@/lib/world/initial-state'
import { createTestWorld, type TestWorld, type TestWorldOptions } from './test-world'

export type ChainWay = 'service-connect' | 'dns' | 'load-balancer'

export interface ChainGiven extends TestWorldOptions {
  readonly way?: ChainWay
  readonly networkMode?: 'bridge' | 'awsvpc'
  readonly orders?: number
  readonly web?: number
  readonly ttl?: number
  /** What web does; its call of orders comes with it. */
  readonly call?: Readonly<Record<string, unknown>>
  readonly image?: Readonly<Record<string, unknown>>
  readonly ordersImage?: Readonly<Record<string, unknown>>
}

const PORT = 80

/** The host by which web calls orders. */
export const HOSTS: Readonly<Record<ChainWay, string>> = {
  'service-connect': 'orders',
  dns: 'orders.local',
  'load-balancer': 'orders',
}

/** Steady, and without traffic. */
export function chainWorld(given: ChainGiven = {}): TestWorld {
  const { way = 'service-connect', networkMode = 'bridge', orders = 2, web = 1, ttl = 60, ...options } = given
  const world = createTestWorld(options)
    .image('web:1', {
      startupMs: 500,
      cpuMsPerRequest: 2,
      waitMsPerRequest: 0,
      calls: [{ url: `http://${HOSTS[way]}:${PORT}/items`, ...given.call }],
      ...given.image,
    })
    .image('orders:1', { startupMs: 500, cpuMsPerRequest: 5, waitMsPerRequest: 5, ...given.ordersImage })
    .instances(2, { type: 'm5.large' })
    .loadBalancer({ name: 'web', targetType: networkMode === 'awsvpc' ? 'ip' : 'instance' })
  const namespace = namespaceOf(world)
  for (const family of ['web', 'orders']) register(world, family, networkMode)
  addService(world, 'orders', { way, networkMode, desired: orders, ttl, namespace })
  addService(world, 'web', { way, networkMode, desired: web, ttl, namespace })
  return world.runUntilSteady('orders').runUntilSteady('web').runFor('30s')
}

function namespaceOf(world: TestWorld): string {
  world.dispatch('servicediscovery:CreatePrivateDnsNamespace', { Name: 'local', Vpc: VPC_ID })
  return [...world.world.state.namespaces.keys()][0] ?? ''
}

function register(world: TestWorld, family: string, networkMode: string): void {
  world.dispatch('ecs:RegisterTaskDefinition', {
    family,
    networkMode,
    memory: '256',
    containerDefinitions: [
      {
        name: family,
        image: `${family}:1`,
        cpu: 256,
        portMappings: [{ name: 'http', appProtocol: 'http', containerPort: PORT }],
      },
    ],
  })
}

interface Member {
  readonly way: ChainWay
  readonly networkMode: string
  readonly desired: number
  readonly ttl: number
  readonly namespace: string
}

function addService(world: TestWorld, name: string, given: Member): void {
  const isBehind = name === 'web' || given.way === 'load-balancer'
  const groups = isBehind ? [name] : []
  if (name !== 'web' && isBehind)
    world.loadBalancer({ name, targetType: given.networkMode === 'awsvpc' ? 'ip' : 'instance' })
  const securityGroups = [...world.world.state.securityGroups.keys()]
  world.dispatch('ecs:CreateService', {
    serviceName: name,
    taskDefinition: name,
    desiredCount: given.desired,
    loadBalancers: groups.map((group) => ({
      targetGroupArn: world.targetGroupArn(group),
      containerName: name,
      containerPort: PORT,
    })),
    ...(given.networkMode === 'awsvpc' && { networkConfiguration: world.awsvpc(securityGroups) }),
    ...(given.way === 'service-connect' && connect(name)),
    ...(given.way === 'dns' && name === 'orders' && registry(world, given)),
  })
}

function connect(name: string) {
  const services = [{ portName: 'http', discoveryName: name, clientAliases: [{ port: PORT, dnsName: name }] }]
  return { serviceConnectConfiguration: { enabled: true, namespace: 'local', services } }
}

function registry(world: TestWorld, { networkMode, ttl, namespace }: Member) {
  const { Service } = world.ask('servicediscovery:CreateService', {
    Name: 'orders',
    NamespaceId: namespace,
    DnsConfig: { DnsRecords: [{ Type: networkMode === 'awsvpc' ? 'A' : 'SRV', TTL: ttl }] },
  }) as { Service: { Arn: string } }
  const port = networkMode === 'awsvpc' ? {} : { containerName: 'orders', containerPort: PORT }
  return { serviceRegistries: [{ registryArn: Service.Arn, ...port }] }
}
