// Classic Load Balancers as their API describes them. ELB API, LoadBalancerDescription.

import { checkTargetText } from '@/lib/aws/elb/classic'
import { toSeconds } from '@/lib/engine'
import { VPC_ID } from '@/lib/world/initial-state'
import { type ClassicLoadBalancer, instanceHealth, instancesBehind } from '@/lib/world/lifecycle/classic'
import { subnetOfZone } from '@/lib/world/lifecycle/network'
import { listenersOf } from '@/lib/world/lifecycle/routing'
import type { Listener } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'

export function classicOutput(state: State, loadBalancer: ClassicLoadBalancer) {
  const { name, dnsName, zones, securityGroupIds, createdAt } = loadBalancer
  return {
    LoadBalancerName: name,
    DNSName: dnsName,
    CanonicalHostedZoneName: dnsName,
    ListenerDescriptions: listenersOf(state, loadBalancer.arn).map((listener) => ({
      Listener: listenerOutput(state, listener),
      PolicyNames: listener.sslPolicy === null ? [] : [listener.sslPolicy],
    })),
    Policies: { AppCookieStickinessPolicies: [], LBCookieStickinessPolicies: [], OtherPolicies: [] },
    BackendServerDescriptions: [],
    AvailabilityZones: [...zones],
    Subnets: zones.map((zone) => subnetOfZone(state, zone).id),
    VPCId: VPC_ID,
    ...registeredOutput(loadBalancer),
    HealthCheck: healthCheckOutput(loadBalancer),
    SecurityGroups: [...securityGroupIds],
    CreatedTime: toSeconds(createdAt),
    Scheme: 'internet-facing',
  }
}

function listenerOutput(state: State, listener: Listener) {
  const behind = instancesBehind(state, listener)
  const [certificate] = listener.certificates
  return {
    Protocol: listener.protocol,
    LoadBalancerPort: listener.port,
    InstanceProtocol: behind?.protocol ?? listener.protocol,
    InstancePort: behind?.port ?? listener.port,
    ...(certificate !== undefined && { SSLCertificateId: certificate }),
  }
}

export const registeredOutput = ({ classic }: ClassicLoadBalancer) => ({
  Instances: classic.instanceIds.map((InstanceId) => ({ InstanceId })),
})

export function healthCheckOutput({ classic: { healthCheck } }: ClassicLoadBalancer) {
  const { protocol = 'HTTP', port = 80, path } = healthCheck
  return {
    Target: checkTargetText({ protocol, port, path }),
    Interval: healthCheck.intervalSeconds,
    Timeout: healthCheck.timeoutSeconds,
    UnhealthyThreshold: healthCheck.unhealthyThresholdCount,
    HealthyThreshold: healthCheck.healthyThresholdCount,
  }
}

export const attributesOutput = ({ classic, idleTimeoutSeconds }: ClassicLoadBalancer) => ({
  LoadBalancerAttributes: {
    CrossZoneLoadBalancing: { Enabled: classic.crossZone },
    AccessLog: { Enabled: false },
    ConnectionDraining: { Enabled: classic.drains, Timeout: classic.drainingSeconds },
    ConnectionSettings: { IdleTimeout: idleTimeoutSeconds },
    AdditionalAttributes: [],
  },
})

export function instanceStateOutput(state: State, loadBalancer: ClassicLoadBalancer, instanceId: string) {
  const health = instanceHealth(state, loadBalancer, instanceId)
  return {
    InstanceId: instanceId,
    State: health.state,
    ReasonCode: health.reasonCode,
    Description: health.description,
  }
}
