import type {
  CreateTargetGroupInput,
  ModifyTargetGroupInput,
} from '@aws-sdk/client-elastic-load-balancing-v2/dist-types/models/models_0'
import { z } from 'zod'
import { arns } from '@/lib/aws/arn'
import {
  DEREGISTRATION_DELAY_SECONDS_DEFAULT,
  HEALTH_CHECK_INTERVAL_SECONDS_DEFAULT,
  HEALTH_CHECK_PATH_DEFAULT,
  HEALTH_CHECK_TIMEOUT_SECONDS_DEFAULT,
  HEALTHY_THRESHOLD_COUNT_DEFAULT,
  MATCHER_DEFAULT,
  ROUTING_ALGORITHM_DEFAULT,
  UNHEALTHY_THRESHOLD_COUNT_DEFAULT,
} from '@/lib/aws/defaults'
import { duplicateTargetGroupName, targetGroupInUse, validationError } from '@/lib/aws/error'
import { PORT } from '@/lib/aws/limits'
import { elbId } from '@/lib/world/ids'
import { targetUnused } from '@/lib/world/lifecycle/targets'
import { operation } from '@/lib/world/operation'
import type { State, TargetGroup } from '@/lib/world/state'
import { checkName } from './create-load-balancer'
import { findLoadBalancer, findTargetGroup, loadBalancerArnsOf } from './find'
import { healthCheckSchema, readHealthCheck } from './health-check'
import { targetGroupOutput } from './outputs'

const HEALTH_CHECK_DEFAULT: TargetGroup['healthCheck'] = {
  path: HEALTH_CHECK_PATH_DEFAULT,
  intervalSeconds: HEALTH_CHECK_INTERVAL_SECONDS_DEFAULT,
  timeoutSeconds: HEALTH_CHECK_TIMEOUT_SECONDS_DEFAULT,
  healthyThresholdCount: HEALTHY_THRESHOLD_COUNT_DEFAULT,
  unhealthyThresholdCount: UNHEALTHY_THRESHOLD_COUNT_DEFAULT,
  matcher: MATCHER_DEFAULT,
}

const createInput = z.strictObject({
  Name: z.string(),
  Protocol: z
    .enum(['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'GENEVE', 'QUIC', 'TCP_QUIC'])
    .optional(),
  Port: z.int().min(PORT.min).max(PORT.max).optional(),
  TargetType: z.enum(['instance', 'ip', 'lambda', 'alb']).optional(),
  ProtocolVersion: z.literal('HTTP1', 'can only be HTTP1: HTTP2 and GRPC are not modelled here').optional(),
  ...healthCheckSchema,
})
type CreateInput = z.output<typeof createInput>

/** The same name with the same settings answers the group that is there. */
export const createTargetGroup = operation({
  action: 'elasticloadbalancing:CreateTargetGroup',
  ignores: ['Tags', 'VpcId', 'IpAddressType', 'TargetControlPort'] satisfies (keyof CreateTargetGroupInput)[],
  input: createInput,
  perform(world, request) {
    const settings = readSettings(request)
    const existing = [...world.state.targetGroups.values()].find(({ name }) => name === request.Name)
    if (existing && !hasSettings(existing, settings)) throw duplicateTargetGroupName(request.Name)
    const { region, accountId, targetGroups } = world.state
    const group: TargetGroup = existing ?? {
      arn: arns(region, accountId).targetGroup(request.Name, elbId(world)),
      name: request.Name,
      ...settings,
      algorithm: ROUTING_ALGORITHM_DEFAULT,
      deregistrationDelaySeconds: DEREGISTRATION_DELAY_SECONDS_DEFAULT,
    }
    targetGroups.set(group.arn, group)
    if (!existing) world.bus.changed('targetGroups', group.arn)
    return { TargetGroups: [targetGroupOutput(world.state, group)] }
  },
})

type Settings = Pick<TargetGroup, 'protocol' | 'port' | 'healthCheck'>

function readSettings(request: CreateInput): Settings {
  checkName(request.Name)
  if (request.TargetType !== undefined && request.TargetType !== 'instance') {
    throw validationError(
      `Target groups of type '${request.TargetType}' are not modelled here; use instance`,
      'TargetType',
    )
  }
  if (request.Protocol === undefined) throw validationError('A protocol must be specified', 'Protocol')
  if (request.Protocol !== 'HTTP') {
    throw validationError(`Protocol '${request.Protocol}' is not modelled here; use HTTP`, 'Protocol')
  }
  if (request.Port === undefined) throw validationError('A port must be specified', 'Port')
  return {
    protocol: request.Protocol,
    port: request.Port,
    healthCheck: readHealthCheck(request, HEALTH_CHECK_DEFAULT),
  }
}

function hasSettings(group: TargetGroup, settings: Settings): boolean {
  const { protocol, port, healthCheck } = group
  return JSON.stringify({ protocol, port, healthCheck }) === JSON.stringify(settings)
}

export const modifyTargetGroup = operation({
  action: 'elasticloadbalancing:ModifyTargetGroup',
  input: z.strictObject({
    TargetGroupArn: z.string(),
    ...healthCheckSchema,
  } satisfies { [Member in keyof ModifyTargetGroupInput]: z.ZodType }),
  perform(world, request) {
    const group = findTargetGroup(world.state, request.TargetGroupArn)
    Object.assign(group.healthCheck, readHealthCheck(request, group.healthCheck))
    world.bus.changed('targetGroups', group.arn)
    return { TargetGroups: [targetGroupOutput(world.state, group)] }
  },
})

export const describeTargetGroups = operation({
  action: 'elasticloadbalancing:DescribeTargetGroups',
  ignores: ['Marker', 'PageSize'],
  input: z.strictObject({
    LoadBalancerArn: z.string().optional(),
    TargetGroupArns: z.array(z.string()).optional(),
    Names: z.array(z.string()).optional(),
  }),
  perform: ({ state }, request) => ({
    TargetGroups: select(state, request).map((group) => targetGroupOutput(state, group)),
  }),
})

function select(
  state: State,
  request: {
    readonly LoadBalancerArn?: string | undefined
    readonly TargetGroupArns?: readonly string[] | undefined
    readonly Names?: readonly string[] | undefined
  },
): readonly TargetGroup[] {
  const all = [...state.targetGroups.values()]
  if (request.TargetGroupArns) return request.TargetGroupArns.map((arn) => findTargetGroup(state, arn))
  if (request.Names) {
    return request.Names.map(
      (wanted) => all.find(({ name }) => name === wanted) ?? findTargetGroup(state, wanted),
    )
  }
  if (request.LoadBalancerArn === undefined) return all
  const { arn } = findLoadBalancer(state, request.LoadBalancerArn)
  return all.filter((group) => loadBalancerArnsOf(state, group.arn).includes(arn))
}

/** A group that a rule forwards to stays. Its targets go with it, at once; a service that uses it is not asked. */
export const deleteTargetGroup = operation({
  action: 'elasticloadbalancing:DeleteTargetGroup',
  input: z.strictObject({ TargetGroupArn: z.string() }),
  perform(world, { TargetGroupArn }) {
    const { state } = world
    if (!state.targetGroups.has(TargetGroupArn)) return {}
    if (loadBalancerArnsOf(state, TargetGroupArn).length > 0) throw targetGroupInUse(TargetGroupArn)
    for (const target of [...state.targets.values()]) {
      if (target.targetGroupArn === TargetGroupArn) targetUnused(world, target)
    }
    state.targetGroups.delete(TargetGroupArn)
    world.bus.changed('targetGroups', TargetGroupArn)
    world.bus.publish({ type: 'Target Group Deletion', targetGroupArn: TargetGroupArn })
    return {}
  },
})
