import type { AutoScalingGroupView } from '@/lib/protocol'
import { setDesiredCapacity, setGroupBounds } from '@/lib/view/carry/operations'
import type { StepperProps } from './stepper'
import { useOperation } from './use-operation'

export type GroupBound = Omit<StepperProps, 'label' | 'hasButtons'>

/** The three numbers of a group to change in place, wherever they stand; what AWS refuses it refuses in its own words. */
export function useGroupBounds(
  group: AutoScalingGroupView,
): Readonly<Record<'minimum' | 'desired' | 'maximum', GroupBound>> {
  const { run, isBusy } = useOperation()
  const { minSize, desiredCapacity, maxSize, isDeleting } = group
  const disabled = isBusy || isDeleting
  return {
    minimum: {
      value: minSize,
      min: 0,
      max: maxSize,
      disabled,
      onChange: (MinSize) => run(setGroupBounds(group, { MinSize })),
    },
    desired: {
      value: desiredCapacity,
      min: minSize,
      max: maxSize,
      disabled,
      onChange: (capacity) => run(setDesiredCapacity(group, capacity)),
    },
    maximum: {
      value: maxSize,
      min: minSize,
      disabled,
      onChange: (MaxSize) => run(setGroupBounds(group, { MaxSize })),
    },
  }
}
