import * as z from 'zod'
import { enterStandby } from '@/lib/world/auto-scaling-groups/standby'
import { operation } from '@/lib/world/operation'
import { standbyInput, takeOut } from './standby-input'

export const enterStandbyOfGroup = operation({
  action: 'autoscaling:EnterStandby',
  readOnly: false,
  input: z.strictObject({ ...standbyInput, ShouldDecrementDesiredCapacity: z.boolean() }),
  perform: ({ world }, given) => takeOut(world, given, 'standby', enterStandby),
})
