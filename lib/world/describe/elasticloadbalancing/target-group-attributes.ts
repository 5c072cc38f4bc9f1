import { TARGET_GROUP_ATTRIBUTES } from '@/lib/aws/elb/target-group-attributes'
import type { TargetGroup } from '@/lib/world/records/elb'
import { attributesOutput } from './attributes'

export const targetGroupAttributesOutput = (group: TargetGroup) => ({
  Attributes: attributesOutput(
    Object.fromEntries(TARGET_GROUP_ATTRIBUTES.map(({ key, write }) => [key, write(group)])),
  ),
})
