import * as z from 'zod'
import { readTrueOrFalse, readWhole } from '@/lib/aws/elb/read-attribute'
import { IDLE_TIMEOUT_SECONDS } from '@/lib/aws/limits'
import {
  CROSS_ZONE,
  HTTP2,
  IDLE_TIMEOUT,
  loadBalancerAttributesOutput,
} from '@/lib/world/describe/elasticloadbalancing/load-balancer-attributes'
import { operation } from '@/lib/world/operation'
import { attributesSchema, readAttributes } from './attributes'
import { findLoadBalancer } from './find'

/** ELBv2 API, LoadBalancerAttribute. */
const IGNORED = [
  'access_logs.s3.bucket',
  'access_logs.s3.enabled',
  'access_logs.s3.prefix',
  'client_keep_alive.seconds',
  'connection_logs.s3.bucket',
  'connection_logs.s3.enabled',
  'connection_logs.s3.prefix',
  'deletion_protection.enabled',
  'ipv6.deny_all_igw_traffic',
  'load_balancing.cross_zone.enabled',
  'routing.http.desync_mitigation_mode',
  'routing.http.drop_invalid_header_fields.enabled',
  'routing.http.preserve_host_header.enabled',
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled',
  'routing.http.xff_client_port.enabled',
  'routing.http.xff_header_processing.mode',
  'waf.fail_open.enabled',
  'zonal_shift.config.enabled',
]

/** Of a Network Load Balancer. */
const NETWORK_IGNORED = [
  'access_logs.s3.bucket',
  'access_logs.s3.enabled',
  'access_logs.s3.prefix',
  'deletion_protection.enabled',
  'dns_record.client_routing_policy',
  'ipv6.deny_all_igw_traffic',
  'secondary_ips.auto_assigned.per_subnet',
  'zonal_shift.config.enabled',
]

export const modifyLoadBalancerAttributes = operation({
  action: 'elasticloadbalancing:ModifyLoadBalancerAttributes',
  readOnly: false,
  input: z.strictObject({ LoadBalancerArn: z.string(), Attributes: attributesSchema }),
  perform({ world, ignore }, { LoadBalancerArn, Attributes }) {
    const loadBalancer = findLoadBalancer(world.state, LoadBalancerArn)
    const { values, ignored } = readAttributes(
      Attributes,
      loadBalancer.type === 'network'
        ? { modelled: [CROSS_ZONE], ignored: NETWORK_IGNORED }
        : { modelled: [IDLE_TIMEOUT, HTTP2], ignored: IGNORED },
    )
    const crossZone = values.get(CROSS_ZONE)
    if (crossZone !== undefined) loadBalancer.crossZone = readTrueOrFalse(crossZone, CROSS_ZONE)
    const text = values.get(IDLE_TIMEOUT)
    if (text !== undefined)
      loadBalancer.idleTimeoutSeconds = readWhole(text, IDLE_TIMEOUT, IDLE_TIMEOUT_SECONDS)
    const http2 = values.get(HTTP2)
    if (http2 !== undefined) loadBalancer.takesHttp2 = readTrueOrFalse(http2, HTTP2)
    for (const key of ignored) ignore(key)
    world.bus.changed('loadBalancers', loadBalancer.arn)
    return loadBalancerAttributesOutput(loadBalancer)
  },
})
