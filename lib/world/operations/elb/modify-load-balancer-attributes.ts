import * as z from 'zod'
import { DEREGISTRATION_DELAY_SECONDS, IDLE_TIMEOUT_SECONDS } from '@/lib/aws/limits'
import { attributesOutput } from '@/lib/world/describe/elb/load-balancer'
import { settingsChanged } from '@/lib/world/lifecycle/classic'
import { operation } from '@/lib/world/operation'
import { findClassic } from './find'

/** ELB API, ConnectionDraining `Timeout`: 1 to 3,600 seconds. */
const draining = z.int().min(1).max(DEREGISTRATION_DELAY_SECONDS.max)

/** What is not given stays as it is. */
export const modifyClassicLoadBalancerAttributes = operation({
  action: 'elb:ModifyLoadBalancerAttributes',
  readOnly: false,
  ignores: ['LoadBalancerAttributes.AccessLog', 'LoadBalancerAttributes.AdditionalAttributes'],
  input: z.strictObject({
    LoadBalancerName: z.string(),
    LoadBalancerAttributes: z.strictObject({
      ConnectionDraining: z.strictObject({ Enabled: z.boolean(), Timeout: draining.optional() }).optional(),
      ConnectionSettings: z
        .strictObject({
          IdleTimeout: z.int().min(IDLE_TIMEOUT_SECONDS.min).max(IDLE_TIMEOUT_SECONDS.max),
        })
        .optional(),
      CrossZoneLoadBalancing: z.strictObject({ Enabled: z.boolean() }).optional(),
    }),
  }),
  perform({ world }, { LoadBalancerName, LoadBalancerAttributes: given }) {
    const loadBalancer = findClassic(world.state, LoadBalancerName)
    const { classic } = loadBalancer
    classic.drains = given.ConnectionDraining?.Enabled ?? classic.drains
    classic.drainingSeconds = given.ConnectionDraining?.Timeout ?? classic.drainingSeconds
    classic.crossZone = given.CrossZoneLoadBalancing?.Enabled ?? classic.crossZone
    loadBalancer.idleTimeoutSeconds = given.ConnectionSettings?.IdleTimeout ?? loadBalancer.idleTimeoutSeconds
    settingsChanged(world, loadBalancer)
    return { LoadBalancerName, ...attributesOutput(loadBalancer) }
  },
})
