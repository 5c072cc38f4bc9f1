import { z } from 'zod'
import { IDLE_TIMEOUT_SECONDS } from '@/lib/aws/limits'
import { operation } from '@/lib/world/operation'
import type { LoadBalancer } from '@/lib/world/state'
import { attributesOutput, attributesSchema, explainIgnored, readAttributes, readSeconds } from './attributes'
import { findLoadBalancer } from './find'

const IDLE_TIMEOUT = 'idle_timeout.timeout_seconds'

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
  'routing.http2.enabled',
  'waf.fail_open.enabled',
  'zonal_shift.config.enabled',
]

const output = (loadBalancer: LoadBalancer) => ({
  Attributes: attributesOutput({ [IDLE_TIMEOUT]: String(loadBalancer.idleTimeoutSeconds) }),
})

export const modifyLoadBalancerAttributes = operation({
  action: 'elasticloadbalancing:ModifyLoadBalancerAttributes',
  input: z.strictObject({ LoadBalancerArn: z.string(), Attributes: attributesSchema }),
  perform(world, { LoadBalancerArn, Attributes }) {
    const loadBalancer = findLoadBalancer(world.state, LoadBalancerArn)
    const { values, ignored } = readAttributes(Attributes, { modelled: [IDLE_TIMEOUT], ignored: IGNORED })
    const text = values.get(IDLE_TIMEOUT)
    if (text !== undefined)
      loadBalancer.idleTimeoutSeconds = readSeconds(text, IDLE_TIMEOUT, IDLE_TIMEOUT_SECONDS)
    explainIgnored(world, loadBalancer.arn, ignored)
    world.bus.changed('loadBalancers', loadBalancer.arn)
    return output(loadBalancer)
  },
})

export const describeLoadBalancerAttributes = operation({
  action: 'elasticloadbalancing:DescribeLoadBalancerAttributes',
  input: z.strictObject({ LoadBalancerArn: z.string() }),
  perform: ({ state }, { LoadBalancerArn }) => output(findLoadBalancer(state, LoadBalancerArn)),
})
