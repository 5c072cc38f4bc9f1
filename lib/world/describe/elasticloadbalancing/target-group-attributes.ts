import type { TargetGroup } from '@/lib/world/records/elb'
import { attributesOutput } from './attributes'

export const DELAY = 'deregistration_delay.timeout_seconds'

export const ALGORITHM = 'load_balancing.algorithm.type'

export const targetGroupAttributesOutput = (group: TargetGroup) => ({
  Attributes: attributesOutput({
    [DELAY]: String(group.deregistrationDelaySeconds),
    [ALGORITHM]: group.algorithm,
  }),
})
