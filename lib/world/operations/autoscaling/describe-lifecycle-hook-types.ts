import * as z from 'zod'
import { LIFECYCLE_TRANSITIONS } from '@/lib/aws/autoscaling/lifecycle-hooks'
import { operation } from '@/lib/world/operation'

export const describeLifecycleHookTypes = operation({
  action: 'autoscaling:DescribeLifecycleHookTypes',
  readOnly: true,
  input: z.strictObject({}),
  perform: () => ({ LifecycleHookTypes: [...LIFECYCLE_TRANSITIONS] }),
})
