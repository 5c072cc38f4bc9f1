import * as z from 'zod'
import { checkTogether, TARGET_GROUP_ATTRIBUTES } from '@/lib/aws/elb/target-group-attributes'
import { targetGroupAttributesOutput } from '@/lib/world/describe/elasticloadbalancing/target-group-attributes'
import { operation } from '@/lib/world/operation'
import { attributesSchema, readAttributes } from './attributes'
import { findTargetGroup } from './find'
import { checkActionsOfGroup } from './sticky-groups'

const KEYS = TARGET_GROUP_ATTRIBUTES.map(({ key }) => key)

export const modifyTargetGroupAttributes = operation({
  action: 'elasticloadbalancing:ModifyTargetGroupAttributes',
  readOnly: false,
  input: z.strictObject({ TargetGroupArn: z.string(), Attributes: attributesSchema }),
  perform({ world }, { TargetGroupArn, Attributes }) {
    const group = findTargetGroup(world.state, TargetGroupArn)
    const { values } = readAttributes(Attributes, { modelled: KEYS, ignored: [] })
    const changed = { ...group }
    for (const { key, read } of TARGET_GROUP_ATTRIBUTES) {
      const value = values.get(key)
      if (value !== undefined) Object.assign(changed, read(value))
    }
    checkTogether(changed)
    checkActionsOfGroup(world.state, group.arn, changed)
    Object.assign(group, changed)
    world.bus.changed('targetGroups', group.arn)
    return targetGroupAttributesOutput(group)
  },
})
