import * as z from 'zod'
import { classicHealthCheckDefault, DRAINING_SECONDS_DEFAULT } from '@/lib/aws/elb/classic'
import { AwsError, validationError } from '@/lib/aws/error'
import { CLASSIC_NAME_LENGTH_MAX } from '@/lib/aws/limits'
import { DEFAULT_SECURITY_GROUP_ID } from '@/lib/world/initial-state'
import { type ClassicLoadBalancer, classicNamed, isClassic } from '@/lib/world/lifecycle/classic'
import { listenersOf } from '@/lib/world/lifecycle/routing'
import { createLoadBalancer } from '@/lib/world/lifecycle/targets'
import { operation } from '@/lib/world/operation'
import type { State } from '@/lib/world/state'
import { addListeners, checkListeners, listenersSchema } from './listener-input'

const input = z.strictObject({
  LoadBalancerName: z
    .string()
    .max(CLASSIC_NAME_LENGTH_MAX)
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/, 'may have letters, digits and hyphens only'),
  Listeners: listenersSchema,
  AvailabilityZones: z.array(z.string()).optional(),
  Subnets: z.array(z.string()).optional(),
  SecurityGroups: z.array(z.string()).optional(),
  Scheme: z.enum(['internal', 'internet-facing']).optional(),
})
type Input = z.output<typeof input>

/** Without `Subnets` or `AvailabilityZones` it gets the default subnet of every zone, without `SecurityGroups` the default group. */
export const createClassicLoadBalancer = operation({
  action: 'elb:CreateLoadBalancer',
  readOnly: false,
  ignores: ['Tags'],
  input,
  perform({ world, region }, request) {
    const { state } = world
    const name = request.LoadBalancerName
    const zones = zonesOf(state, request)
    const securityGroupIds = securityGroupsOf(state, request)
    const known = classicNamed(state, name)
    checkListeners(state, request.Listeners, known ? listenersOf(state, known.arn) : [])
    if (known) {
      if (!isSame(known, zones, securityGroupIds))
        throw new AwsError(
          'DuplicateLoadBalancerName',
          `Load Balancer named '${name}' already exists and it is configured with different parameters.`,
        )
      return { DNSName: known.dnsName }
    }
    const created = createLoadBalancer(world, {
      region,
      name,
      zones,
      securityGroupIds,
      type: 'classic',
      classic: {
        instanceIds: [],
        healthCheck: classicHealthCheckDefault(request.Listeners[0]?.InstancePort ?? 80),
        drains: false,
        drainingSeconds: DRAINING_SECONDS_DEFAULT,
        crossZone: false,
      },
    })
    if (isClassic(created)) addListeners(world, created, request.Listeners)
    return { DNSName: created.dnsName }
  },
})

function zonesOf(state: State, { AvailabilityZones, Subnets }: Input): readonly string[] {
  const all = [...state.zones.keys()]
  if (AvailabilityZones && Subnets)
    throw validationError('Only one of SubnetIds or AvailabilityZones may be specified', 'Subnets')
  const names =
    AvailabilityZones ??
    Subnets?.map((id) => {
      const subnet = state.subnets.get(id)
      if (!subnet) throw new AwsError('SubnetNotFound', `The subnet ID '${id}' is not valid`, 'Subnets')
      return subnet.zone
    })
  if (!names) return all
  const unknown = names.find((zone) => !state.zones.has(zone))
  if (unknown !== undefined)
    throw validationError(`The availability zone '${unknown.slice(0, 60)}' is not valid`, 'AvailabilityZones')
  if (names.length === 0) throw validationError('At least one zone or subnet must be specified', 'Subnets')
  if (new Set(names).size < names.length)
    throw new AwsError(
      'InvalidConfigurationRequest',
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
      'Subnets',
    )
  return all.filter((zone) => names.includes(zone))
}

function securityGroupsOf(state: State, { SecurityGroups = [] }: Input): readonly string[] {
  if (SecurityGroups.length === 0) return [DEFAULT_SECURITY_GROUP_ID]
  const missing = SecurityGroups.find((id) => !state.securityGroups.has(id))
  if (missing !== undefined)
    throw new AwsError(
      'InvalidSecurityGroup',
      'One or more of the specified security groups do not exist.',
      'SecurityGroups',
    )
  return [...new Set(SecurityGroups)]
}

function isSame(
  known: ClassicLoadBalancer,
  zones: readonly string[],
  securityGroupIds: readonly string[],
): boolean {
  const same = (x: readonly string[], y: readonly string[]) => [...x].sort().join() === [...y].sort().join()
  return same(known.zones, zones) && same(known.securityGroupIds, securityGroupIds)
}
