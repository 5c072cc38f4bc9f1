// Attributes of a target group as facts: those of requests, and those of connections.

import type { TargetGroupView } from '@/lib/protocol'
import { leastHealthyText, stickinessText } from '@/lib/view/describe/group-settings'

export function groupFacts(group: TargetGroupView) {
  return group.network === null ? attributeFacts(group.attributes) : networkFacts(group, group.network)
}

/** Of a group behind a Network Load Balancer. */
function networkFacts(
  { attributes }: TargetGroupView,
  { preservesClientIp, terminatesConnections }: NonNullable<TargetGroupView['network']>,
) {
  return [
    { name: 'Client IP preservation', value: preservesClientIp ? 'on' : 'off' },
    { name: 'Deregistration delay', value: `${attributes.deregistrationDelaySeconds} s` },
    { name: 'Connection termination', value: terminatesConnections ? 'on' : 'off' },
    {
      name: 'Cross-zone',
      value:
        attributes.crossZone === 'use_load_balancer_configuration'
          ? 'as the load balancer'
          : attributes.crossZone === 'false'
            ? 'off'
            : 'on',
    },
    {
      name: 'Healthy for routing',
      value: leastHealthyText(attributes.routingCount, attributes.routingPercentage),
    },
    { name: 'Healthy for DNS', value: leastHealthyText(attributes.dnsCount, attributes.dnsPercentage) },
  ]
}

function attributeFacts(attributes: TargetGroupView['attributes']) {
  const { dnsCount, dnsPercentage, routingCount, routingPercentage } = attributes
  return [
    { name: 'Algorithm', value: attributes.algorithm },
    attributes.algorithm === 'weighted_random'
      ? { name: 'Anomaly mitigation', value: attributes.mitigatesAnomalies ? 'on' : 'off' }
      : null,
    { name: 'Deregistration delay', value: `${attributes.deregistrationDelaySeconds} s` },
    {
      name: 'Slow start',
      value: attributes.slowStartSeconds === 0 ? 'off' : `${attributes.slowStartSeconds} s`,
    },
    { name: 'Stickiness', value: stickinessText(attributes) },
    { name: 'Cross-zone', value: attributes.crossZone === 'false' ? 'off' : 'on' },
    { name: 'Healthy for routing', value: leastHealthyText(routingCount, routingPercentage) },
    { name: 'Healthy for DNS', value: leastHealthyText(dnsCount, dnsPercentage) },
  ]
}
