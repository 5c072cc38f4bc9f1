import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import { changeCapacity } from '@/lib/world/auto-scaling-groups/change-capacity'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, groupName, groupSize } from './group-input'

export const setDesiredCapacity = operation({
  action: 'autoscaling:SetDesiredCapacity',
  readOnly: false,
  ignores: ['HonorCooldown'],
  input: z.strictObject({ AutoScalingGroupName: groupName, DesiredCapacity: groupSize }),
  perform({ world }, { AutoScalingGroupName, DesiredCapacity }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    const { minSize, maxSize } = group
    const refuse = (bound: string) =>
      validationError(
        `New SetDesiredCapacity value ${DesiredCapacity} is ${bound} for the AutoScalingGroup.`,
        'DesiredCapacity',
      )
    if (DesiredCapacity > maxSize) throw refuse(`above max value ${maxSize}`)
    if (DesiredCapacity < minSize) throw refuse(`below min value ${minSize}`)
    changeCapacity(world, group, DesiredCapacity, { kind: 'set' })
    return {}
  },
})
