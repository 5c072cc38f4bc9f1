'use client'

import type { ScalingPolicyView, StepScalingView, TargetTrackingView } from '@/lib/protocol'
import { deletePolicy } from '@/lib/view/auto-scaling/operations'
import { policyBriefly } from '@/lib/view/auto-scaling/words'
import { formatClock } from '@/lib/view/describe/format'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { PolicyBasis } from './policy-basis'
import { PolicyControls } from './policy-controls'
import { adjustmentFacts, StepList, trackingFacts } from './policy-facts'

export function OverviewScalingPolicy({ view: policy }: { readonly view: ScalingPolicyView }) {
  const { tracking, step } = policy
  return (
    <>
      <Section title={tracking === null ? 'Step scaling' : 'Target tracking'}>
        <Facts
          facts={[
            { name: 'Service', value: <KeyLink to={policy.serviceKey}>{policy.serviceName}</KeyLink> },
            { name: 'Keeps', value: policyBriefly(policy) },
            ...(tracking === null ? [] : cooldownFacts(tracking)),
            ...(step === null ? [] : stepFacts(step)),
            { name: 'Created', value: formatClock(policy.createdAt) },
          ]}
        />
        {step !== null && <StepList step={step} scaled="task" />}
        <PolicyControls
          policyKey={policy.key}
          subjectKey={policy.serviceKey}
          removal={deletePolicy(policy)}
        />
      </Section>
      <PolicyBasis policy={policy} />
    </>
  )
}

function cooldownFacts(tracking: TargetTrackingView) {
  return [
    ...trackingFacts(tracking),
    { name: 'Scale-out cooldown', value: `${tracking.scaleOutCooldownSeconds} s` },
    { name: 'Scale-in cooldown', value: `${tracking.scaleInCooldownSeconds} s` },
  ]
}

function stepFacts(step: StepScalingView) {
  return [
    ...adjustmentFacts(step, 'task'),
    { name: 'Cooldown', value: `${step.cooldownSeconds} s` },
    { name: 'Aggregation', value: step.aggregation },
  ]
}
