import * as z from 'zod'
import { invalidTarget, validationError } from '@/lib/aws/error'
import { PORT } from '@/lib/aws/limits'
import { interfaceAt } from '@/lib/world/lifecycle/network'
import { targetKey } from '@/lib/world/lifecycle/targets'
import type { Target, TargetGroup, TargetId } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'

export const targetsSchema = z.array(
  z.strictObject({
    Id: z.string(),
    Port: z.int().min(PORT.min).max(PORT.max).optional(),
    AvailabilityZone: z.string().optional(),
  }),
)

export type TargetInput = z.output<typeof targetsSchema>[number]

export function targetsOf(state: State, targetGroupArn: string): readonly Target[] {
  return [...state.targets.values()].filter((target) => target.targetGroupArn === targetGroupArn)
}

/** Where it is decides nothing about which target is meant. */
export function keyOf(group: TargetGroup, { Id, Port }: TargetInput): string {
  const id: TargetId =
    group.targetType === 'ip'
      ? { kind: 'ip', ip: Id, zone: ANYWHERE, networkInterfaceId: null }
      : { kind: 'instance', instanceId: Id }
  return targetKey(group.arn, id, Port ?? group.port)
}

/** Targets whose zone is that of no node: all nodes send to them. */
const ANYWHERE = 'all'

/** What is to be registered; throws for what the group's type does not take. */
export function targetIdsOf(
  state: State,
  group: TargetGroup,
  targets: readonly TargetInput[],
): readonly TargetId[] {
  if (group.targetType === 'ip') return targets.map((target) => addressId(state, target))
  const notRunning = targets.map(({ Id }) => Id).filter((id) => state.instances.get(id)?.state !== 'running')
  if (notRunning.length > 0) throw invalidTarget(notRunning)
  return targets.map(({ Id }) => ({ kind: 'instance', instanceId: Id }))
}

const VPC = /^172\.31(\.\d{1,3}){2}$/
const PRIVATE =
  /^(10(\.\d{1,3}){3}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}|192\.168(\.\d{1,3}){2}|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])(\.\d{1,3}){2})$/

/** Of an address of the VPC the load balancer finds the zone; one outside, which must be private, is in all of them. */
function addressId(state: State, { Id, AvailabilityZone }: TargetInput): TargetId {
  if (!PRIVATE.test(Id) || Id.split('.').some((octet) => Number(octet) > 255))
    throw validationError(`The IP address '${Id}' is not a valid private IPv4 address`, 'Targets')
  if (!VPC.test(Id)) {
    if (AvailabilityZone !== ANYWHERE)
      throw validationError(
        `The IP address '${Id}' is outside the VPC: its Availability Zone must be 'all'`,
        'Targets',
      )
    return { kind: 'ip', ip: Id, zone: ANYWHERE, networkInterfaceId: null }
  }
  const found = interfaceAt(state, Id)
  const zone = found ? state.subnets.get(found.subnetId)?.zone : zoneOfAddress(state, Id)
  return { kind: 'ip', ip: Id, zone: zone ?? ANYWHERE, networkInterfaceId: found?.id ?? null }
}

/** Each subnet is a /20. */
function zoneOfAddress({ subnets }: State, ip: string): string | undefined {
  const block = Math.floor(Number(ip.split('.')[2]) / 16) * 16
  return [...subnets.values()].find(({ network }) => network === `172.31.${block}`)?.zone
}
