// Subnets and network interfaces: where addresses come from and go back to.

import { assert, existing } from '@/lib/engine'
import { ec2Id } from '../ids'
import type { Instance, NetworkInterface, Subnet } from '../records/ec2'
import type { State } from '../state'
import type { World } from '../world'

/** Interfaces get .10 to .209 of each of the sixteen blocks of a /20; above them are the nodes of load balancers. */
const FIRST_HOST = 10
const HOSTS_A_BLOCK = 200
const HOSTS = 16 * HOSTS_A_BLOCK

/** The default subnet of a zone; each zone has one. VPC guide, default-vpc. */
export function subnetOfZone(state: State, zone: string): Subnet {
  return existing(
    [...state.subnets.values()].find((subnet) => subnet.zone === zone),
    `the subnet of ${zone}`,
  )
}

/** Undefined when the instance is terminated: its interface is deleted with it. */
export function interfaceOf(state: State, instance: Instance): NetworkInterface | undefined {
  return state.networkInterfaces.get(instance.networkInterfaceId)
}

/** The trunk interface of an instance. */
export function trunkOf({ networkInterfaces }: State, instanceId: string): NetworkInterface | undefined {
  for (const one of networkInterfaces.values())
    if (one.attachment.kind === 'trunk' && one.attachment.instanceId === instanceId) return one
  return undefined
}

/** The interface that has an address; undefined when none of the VPC has. */
export function interfaceAt({ networkInterfaces }: State, ip: string): NetworkInterface | undefined {
  for (const one of networkInterfaces.values()) if (one.privateIp === ip) return one
  return undefined
}

export function freeAddresses({ addresses }: World, { id }: Subnet): number {
  return HOSTS - addresses.inUse(id).size
}

/** The caller has made sure that there is a free address. */
export function createInterface(
  world: World,
  subnet: Subnet,
  { securityGroupIds, attachment }: Pick<NetworkInterface, 'securityGroupIds' | 'attachment'>,
): NetworkInterface {
  const created: NetworkInterface = {
    id: ec2Id(world, 'eni'),
    subnetId: subnet.id,
    privateIp: takeAddress(world, subnet),
    securityGroupIds,
    attachment,
  }
  world.state.networkInterfaces.set(created.id, created)
  world.addresses.take(created)
  return created
}

/** The address that it had answers nobody any more. */
export function deleteInterface(world: World, id: string): void {
  const found = existing(world.state.networkInterfaces.get(id), `network interface ${id}`)
  world.state.networkInterfaces.delete(id)
  world.addresses.release(found)
  for (const { id: target, key } of world.state.targets.values())
    if (target.kind === 'ip' && target.networkInterfaceId === id) world.bus.changed('targets', key)
}

/** The next one after the last that was given, round and round. */
function takeAddress(world: World, subnet: Subnet): string {
  const used = world.addresses.inUse(subnet.id)
  assert(used.size < HOSTS, `${subnet.id} has no free address`)
  const { counters } = world.state
  const name = `host/${subnet.zone}`
  const next = () => {
    const count = counters[name] ?? 0
    counters[name] = count + 1
    return hostAddress(subnet, count % HOSTS)
  }
  let ip = next()
  while (used.has(ip)) ip = next()
  return ip
}

function hostAddress({ network }: Subnet, host: number): string {
  const [first, second, third] = network.split('.')
  return `${first}.${second}.${Number(third) + Math.floor(host / HOSTS_A_BLOCK)}.${FIRST_HOST + (host % HOSTS_A_BLOCK)}`
}
