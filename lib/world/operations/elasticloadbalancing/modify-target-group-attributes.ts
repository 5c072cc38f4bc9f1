import * as z from 'zod'
import { readTrueOrFalse } from '@/lib/aws/elb/read-attribute'
import { checkTogether, TARGET_GROUP_ATTRIBUTES } from '@/lib/aws/elb/target-group-attributes'
import {
  ATTRIBUTES_OF_ALL,
  CONNECTION_TERMINATION,
  PRESERVE_CLIENT_IP,
  targetGroupAttributesOutput,
} from '@/lib/world/describe/elasticloadbalancing/target-group-attributes'
import { operation } from '@/lib/world/operation'
import type { TargetGroup } from '@/lib/world/records/elb'
import { attributesSchema, readAttributes } from './attributes'
import { findTargetGroup } from './find'
import { checkActionsOfGroup } from './sticky-groups'

const KEYS = TARGET_GROUP_ATTRIBUTES.map(({ key }) => key)

const NETWORK = {
  modelled: [...ATTRIBUTES_OF_ALL, PRESERVE_CLIENT_IP, CONNECTION_TERMINATION],
  ignored: [
    'proxy_protocol_v2.enabled',
    'stickiness.enabled',
    'stickiness.type',
    'target_health_state.unhealthy.connection_termination.enabled',
    'target_health_state.unhealthy.draining_interval_seconds',
  ],
}

/** Of a target group of connections. */
function networkAfter({ network }: TargetGroup, values: ReadonlyMap<string, string>): TargetGroup['network'] {
  if (network === null) return null
  const read = (key: string, before: boolean) => {
    const text = values.get(key)
    return text === undefined ? before : readTrueOrFalse(text, key)
  }
  return {
    preservesClientIp: read(PRESERVE_CLIENT_IP, network.preservesClientIp),
    terminatesConnections: read(CONNECTION_TERMINATION, network.terminatesConnections),
  }
}

export const modifyTargetGroupAttributes = operation({
  action: 'elasticloadbalancing:ModifyTargetGroupAttributes',
  readOnly: false,
  input: z.strictObject({ TargetGroupArn: z.string(), Attributes: attributesSchema }),
  perform({ world, ignore }, { TargetGroupArn, Attributes }) {
    const group = findTargetGroup(world.state, TargetGroupArn)
    const { values, ignored } = readAttributes(
      Attributes,
      group.network === null ? { modelled: KEYS, ignored: [] } : NETWORK,
    )
    const changed = { ...group, network: networkAfter(group, values) }
    for (const { key, read } of TARGET_GROUP_ATTRIBUTES) {
      const value = values.get(key)
      if (value !== undefined) Object.assign(changed, read(value))
    }
    checkTogether(changed)
    checkActionsOfGroup(world.state, group.arn, changed)
    Object.assign(group, changed)
    world.bus.changed('targetGroups', group.arn)
    for (const key of ignored) ignore(key)
    return targetGroupAttributesOutput(group)
  },
})
