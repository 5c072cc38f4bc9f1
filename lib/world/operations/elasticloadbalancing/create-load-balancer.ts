import * as z from 'zod'
import { AwsError, duplicateLoadBalancerName, validationError } from '@/lib/aws/error'
import { ELB_NAME_LENGTH_MAX, SUBNETS_PER_LOAD_BALANCER_MIN } from '@/lib/aws/limits'
import { loadBalancerOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { DEFAULT_SECURITY_GROUP_ID } from '@/lib/world/initial-state'
import { isClassic } from '@/lib/world/lifecycle/classic'
import { createLoadBalancer as create } from '@/lib/world/lifecycle/targets'
import { operation } from '@/lib/world/operation'
import type { LoadBalancer } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'

const input = z.strictObject({
  Name: z.string(),
  Subnets: z.array(z.string()).optional(),
  SubnetMappings: z.array(z.strictObject({ SubnetId: z.string() })).optional(),
  SecurityGroups: z.array(z.string()).optional(),
  Scheme: z.enum(['internet-facing', 'internal']).optional(),
  Type: z.enum(['application', 'network', 'gateway']).optional(),
})
type Input = z.output<typeof input>

/** Without `Subnets` it gets the default subnet of every zone, without `SecurityGroups` the default group. */
export const createLoadBalancer = operation({
  action: 'elasticloadbalancing:CreateLoadBalancer',
  readOnly: false,
  ignores: ['Tags', 'IpAddressType', 'CustomerOwnedIpv4Pool'],
  input,
  perform({ world, region }, request) {
    checkName(request.Name)
    const { Type: type = 'application' } = request
    if (type === 'gateway')
      throw validationError(
        `Load balancers of type '${type}' are not modelled here; use application or network`,
        'Type',
      )
    const zones = zonesOf(world.state, request)
    const securityGroupIds = securityGroupsOf(world.state, request)
    const existing = [...world.state.loadBalancers.values()].find(
      (one) => !isClassic(one) && one.name === request.Name,
    )
    if (existing && (existing.type !== type || !isSame(existing, zones, securityGroupIds)))
      throw duplicateLoadBalancerName(request.Name)
    const loadBalancer =
      existing ??
      create(world, {
        region,
        name: request.Name,
        type,
        zones,
        securityGroupIds,
        classic: null,
      })
    return { LoadBalancers: [loadBalancerOutput(world.state, loadBalancer)] }
  },
})

/** ELBv2 API, CreateLoadBalancer `Name`. */
export function checkName(name: string): void {
  const isValid =
    name.length <= ELB_NAME_LENGTH_MAX &&
    /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/.test(name) &&
    !name.startsWith('internal-')
  if (isValid) return
  throw validationError(
    `The name '${name.slice(0, 60)}' must have at most ${ELB_NAME_LENGTH_MAX} characters, only letters, digits and hyphens, and must not begin or end with a hyphen or begin with "internal-"`,
    'Name',
  )
}

function zonesOf(state: State, { Subnets, SubnetMappings, Type }: Input): readonly string[] {
  if (Subnets && SubnetMappings)
    throw validationError('You must specify either subnets or subnet mappings, not both', 'Subnets')
  const subnetIds = Subnets ?? SubnetMappings?.map(({ SubnetId }) => SubnetId)
  const zones = [...state.zones.values()]
  if (!subnetIds) return zones.map(({ name }) => name)
  const names = subnetIds.map((id) => {
    const subnet = state.subnets.get(id)
    if (!subnet) throw new AwsError('SubnetNotFound', `The subnet ID '${id}' is not valid`, 'Subnets')
    return subnet.zone
  })
  if (new Set(names).size < names.length) {
    throw new AwsError(
      'InvalidConfigurationRequest',
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
      'Subnets',
    )
  }
  if (names.length < (Type === 'network' ? 1 : SUBNETS_PER_LOAD_BALANCER_MIN)) {
    throw validationError(
      'At least two subnets in two different Availability Zones must be specified',
      'Subnets',
    )
  }
  return zones.filter(({ name }) => names.includes(name)).map(({ name }) => name)
}

function securityGroupsOf(state: State, { SecurityGroups, Type }: Input): readonly string[] {
  // A Network Load Balancer may have none, and lets everybody in then.
  if (!SecurityGroups || SecurityGroups.length === 0)
    return Type === 'network' ? [] : [DEFAULT_SECURITY_GROUP_ID]
  const missing = SecurityGroups.find((id) => !state.securityGroups.has(id))
  if (missing !== undefined) {
    throw new AwsError(
      'InvalidSecurityGroup',
      `The security group '${missing}' does not exist`,
      'SecurityGroups',
    )
  }
  return [...new Set(SecurityGroups)]
}

function isSame(
  existing: LoadBalancer,
  zones: readonly string[],
  securityGroupIds: readonly string[],
): boolean {
  const same = (x: readonly string[], y: readonly string[]) => [...x].sort().join() === [...y].sort().join()
  return same(existing.zones, zones) && same(existing.securityGroupIds, securityGroupIds)
}
