import type { GroupTrackingView, StepScalingView, TargetTrackingView } from '@/lib/protocol'
import { type ScaledUnit, stepText } from '@/lib/view/auto-scaling/words'
import { plural } from '@/lib/view/describe/format'
import type { Fact } from './facts'

const NAMES = { type: 'Predefined metric', label: 'Resource label' } as const

type Tracking = Pick<TargetTrackingView, 'customized' | 'disableScaleIn'> &
  Pick<GroupTrackingView | TargetTrackingView, 'predefined'>

/** What target tracking of services and of groups have in common. */
export function trackingFacts({
  predefined,
  customized,
  disableScaleIn,
}: Tracking): readonly (Fact | null)[] {
  return [
    predefined && { name: NAMES.type, value: predefined.type },
    predefined?.resourceLabel ? { name: NAMES.label, value: predefined.resourceLabel } : null,
    customized && {
      name: 'Custom metric',
      value: `${customized.namespace} ${customized.metricName} (${customized.statistic})`,
    },
    ...(customized?.dimensions ?? []).map(({ Name, Value }) => ({ name: Name, value: Value })),
    { name: 'Scale-in', value: disableScaleIn ? 'off' : 'on' },
  ]
}

type Step = Pick<StepScalingView, 'adjustmentType' | 'minAdjustmentMagnitude'>

export function adjustmentFacts(
  { adjustmentType, minAdjustmentMagnitude }: Step,
  scaled: ScaledUnit,
): readonly (Fact | null)[] {
  return [
    { name: 'Adjustment', value: adjustmentType },
    minAdjustmentMagnitude === null
      ? null
      : { name: 'At least', value: plural(minAdjustmentMagnitude, scaled) },
  ]
}

/** The steps of a policy, one a line. */
export function StepList({
  step,
  scaled,
}: {
  readonly step: Pick<StepScalingView, 'steps' | 'adjustmentType'>
  readonly scaled: ScaledUnit
}) {
  return (
    <ul className="num mt-1.5 space-y-0.5 text-sm">
      {step.steps.map((one) => (
        <li key={JSON.stringify(one)}>{stepText(one, step.adjustmentType, scaled)}</li>
      ))}
    </ul>
  )
}
