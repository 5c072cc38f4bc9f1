// State as Elastic Load Balancing describes it.

import type { ProtocolEnum } from '@aws-sdk/client-elastic-load-balancing-v2/dist-types/models/enums'
import type {
  Listener as ListenerShape,
  LoadBalancer as LoadBalancerShape,
  Rule as RuleShape,
  TargetGroup as TargetGroupShape,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2/dist-types/models/models_0'
import { HEALTH_CHECK_PORT_DEFAULT } from '@/lib/aws/defaults'
import { toSeconds } from '@/lib/engine'
import { targetIdText } from '@/lib/world/hosts'
import { VPC_ID } from '@/lib/world/initial-state'
import { subnetOfZone } from '@/lib/world/lifecycle/network'
import { defaultRuleOf, loadBalancerArnsOf } from '@/lib/world/lifecycle/routing'
import type { Listener, ListenerRule, LoadBalancer, Target, TargetGroup } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'
import type { InSeconds } from '../in-seconds'
import { actionOutput } from './action'
import { conditionOutput } from './condition'

export function loadBalancerOutput(state: State, loadBalancer: LoadBalancer) {
  return {
    LoadBalancerArn: loadBalancer.arn,
    DNSName: loadBalancer.dnsName,
    CreatedTime: toSeconds(loadBalancer.createdAt),
    LoadBalancerName: loadBalancer.name,
    Scheme: 'internet-facing',
    VpcId: VPC_ID,
    State: { Code: loadBalancer.state },
    Type: loadBalancer.type === 'network' ? 'network' : 'application',
    AvailabilityZones: loadBalancer.zones.map((name) => ({
      ZoneName: name,
      SubnetId: subnetOfZone(state, name).id,
      LoadBalancerAddresses: [],
    })),
    // A Network Load Balancer may have none.
    ...(loadBalancer.securityGroupIds.length > 0 && { SecurityGroups: loadBalancer.securityGroupIds }),
    IpAddressType: 'ipv4',
  } satisfies InSeconds<LoadBalancerShape>
}

export function listenerOutput(state: State, listener: Listener) {
  return {
    ListenerArn: listener.arn,
    LoadBalancerArn: listener.loadBalancerArn,
    Port: listener.port,
    Protocol: listener.protocol as ProtocolEnum,
    ...tlsOutput(listener),
    DefaultActions: [actionOutput(defaultRuleOf(state, listener.arn).action)],
  } satisfies ListenerShape
}

function tlsOutput({ sslPolicy, certificates: [first] }: Listener) {
  if (sslPolicy === null || first === undefined) return {}
  return { SslPolicy: sslPolicy, Certificates: [{ CertificateArn: first }] }
}

export function ruleOutput(rule: ListenerRule) {
  return {
    RuleArn: rule.arn,
    Priority: rule.priority === null ? 'default' : String(rule.priority),
    Conditions: rule.conditions.map(conditionOutput),
    Actions: [actionOutput(rule.action)],
    IsDefault: rule.priority === null,
  } satisfies RuleShape
}

export function targetGroupOutput(state: State, group: TargetGroup) {
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol as ProtocolEnum,
    Port: group.port,
    VpcId: VPC_ID,
    HealthCheckProtocol: (group.healthCheck.protocol ?? 'HTTP') as ProtocolEnum,
    HealthCheckPort: String(group.healthCheck.port ?? HEALTH_CHECK_PORT_DEFAULT),
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: group.healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: group.healthCheck.timeoutSeconds,
    HealthyThresholdCount: group.healthCheck.healthyThresholdCount,
    UnhealthyThresholdCount: group.healthCheck.unhealthyThresholdCount,
    ...(group.healthCheck.protocol !== 'TCP' && {
      HealthCheckPath: group.healthCheck.path,
      Matcher: { HttpCode: group.healthCheck.matcher },
    }),
    LoadBalancerArns: [...loadBalancerArnsOf(state, group.arn)],
    TargetType: group.targetType,
    ...(group.network === null && { ProtocolVersion: 'HTTP1' }),
    IpAddressType: 'ipv4',
  } satisfies TargetGroupShape
}

export function targetHealthOutput(state: State, target: Target) {
  const group = state.targetGroups.get(target.targetGroupArn)
  return {
    ...targetStateOutput(target),
    // In a group that checks on the traffic port, each target's own.
    HealthCheckPort: String(group?.healthCheck.port ?? target.port),
  } satisfies TargetHealthDescription
}

export function targetStateOutput(target: Target) {
  return {
    Target: {
      Id: targetIdText(target.id),
      Port: target.port,
      ...(target.id.kind === 'ip' && { AvailabilityZone: target.id.zone }),
    },
    TargetHealth: {
      State: target.state,
      ...(target.reason === null ? {} : { Reason: target.reason }),
      ...(target.description === null ? {} : { Description: target.description }),
    },
  } satisfies TargetHealthDescription
}
