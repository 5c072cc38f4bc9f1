import type { CreateTargetGroupInput } from '@aws-sdk/client-elastic-load-balancing-v2/dist-types/models/models_0'
import * as z from 'zod'
import { arns } from '@/lib/aws/arn'
import {
  HEALTH_CHECK_INTERVAL_SECONDS_DEFAULT,
  HEALTH_CHECK_PATH_DEFAULT,
  HEALTH_CHECK_TIMEOUT_SECONDS_DEFAULT,
  HEALTHY_THRESHOLD_COUNT_DEFAULT,
  MATCHER_DEFAULT,
  NETWORK_HTTP_HEALTH_CHECK_TIMEOUT_SECONDS_DEFAULT,
  NETWORK_MATCHER_DEFAULT,
  TCP_HEALTH_CHECK_TIMEOUT_SECONDS_DEFAULT,
  UNHEALTHY_THRESHOLD_COUNT_DEFAULT,
} from '@/lib/aws/defaults'
import { TARGET_GROUP_ATTRIBUTES_DEFAULT } from '@/lib/aws/elb/target-group-attributes'
import { duplicateTargetGroupName, validationError } from '@/lib/aws/error'
import { PORT } from '@/lib/aws/limits'
import { targetGroupOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { elbId } from '@/lib/world/ids'
import { elbv2TargetGroups } from '@/lib/world/lifecycle/classic'
import { operation } from '@/lib/world/operation'
import type { TargetGroup } from '@/lib/world/records/elb'
import { checkName } from './create-load-balancer'
import { checkProtocolOfChecks, healthCheckSchema, readHealthCheck } from './health-check'

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
  readOnly: false,
  ignores: ['Tags', 'VpcId', 'IpAddressType', 'TargetControlPort'] satisfies (keyof CreateTargetGroupInput)[],
  input: createInput,
  perform({ world, region, accountId }, request) {
    const settings = readSettings(request)
    const existing = elbv2TargetGroups(world.state).find(({ name }) => name === request.Name)
    if (existing && !hasSettings(existing, settings)) throw duplicateTargetGroupName(request.Name)
    const { targetGroups } = world.state
    const group: TargetGroup = existing ?? {
      arn: arns(region, accountId).targetGroup(request.Name, elbId(world)),
      name: request.Name,
      ...settings,
      classicArn: null,
      ...TARGET_GROUP_ATTRIBUTES_DEFAULT,
    }
    targetGroups.set(group.arn, group)
    if (!existing) world.bus.changed('targetGroups', group.arn)
    return { TargetGroups: [targetGroupOutput(world.state, group)] }
  },
})

/** A connection is enough; who checks by HTTP has other defaults than behind an Application Load Balancer. */
function networkDefault({ HealthCheckProtocol = 'TCP' }: CreateInput): TargetGroup['healthCheck'] {
  const common = { ...HEALTH_CHECK_DEFAULT, protocol: HealthCheckProtocol, matcher: NETWORK_MATCHER_DEFAULT }
  const timeoutSeconds =
    HealthCheckProtocol === 'TCP'
      ? TCP_HEALTH_CHECK_TIMEOUT_SECONDS_DEFAULT
      : NETWORK_HTTP_HEALTH_CHECK_TIMEOUT_SECONDS_DEFAULT
  return { ...common, timeoutSeconds }
}

type Settings = Pick<TargetGroup, 'protocol' | 'port' | 'targetType' | 'healthCheck' | 'network'>

function readSettings(request: CreateInput): Settings {
  checkName(request.Name)
  const { TargetType: targetType = 'instance' } = request
  if (targetType !== 'instance' && targetType !== 'ip') {
    throw validationError(
      `Target groups of type '${targetType}' are not modelled here; use instance or ip`,
      'TargetType',
    )
  }
  if (request.Protocol === undefined) throw validationError('A protocol must be specified', 'Protocol')
  if (request.Protocol !== 'HTTP' && request.Protocol !== 'TCP' && request.Protocol !== 'TLS') {
    throw validationError(
      `Protocol '${request.Protocol}' is not modelled here; use HTTP, TCP or TLS`,
      'Protocol',
    )
  }
  const isNetwork = request.Protocol !== 'HTTP'
  checkProtocolOfChecks(request, isNetwork)
  if (request.Port === undefined) throw validationError('A port must be specified', 'Port')
  return {
    protocol: request.Protocol,
    port: request.Port,
    targetType,
    healthCheck: readHealthCheck(request, isNetwork ? networkDefault(request) : HEALTH_CHECK_DEFAULT),
    // Of addresses only when it is asked for. NLB guide, edit-target-group-attributes.
    network: isNetwork
      ? { preservesClientIp: targetType === 'instance', terminatesConnections: false }
      : null,
  }
}

/** How it treats addresses and connections are attributes, which may have changed since. */
function hasSettings(group: TargetGroup, { network: _, ...settings }: Settings): boolean {
  const { protocol, port, targetType, healthCheck } = group
  return JSON.stringify({ protocol, port, targetType, healthCheck }) === JSON.stringify(settings)
}
