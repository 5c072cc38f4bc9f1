'use client'

import { Trash2 } from 'lucide-react'
import { useRun } from '@/components/hooks/use-run'
import { AlarmLinks } from '@/components/scaling/policy-list'
import { Button } from '@/components/ui/button'
import type { ScalingPolicyView, StepScalingView, TargetTrackingView } from '@/lib/protocol'
import { metricOfTracking } from '@/lib/view/auto-scaling/alarm-form'
import { deletePolicy } from '@/lib/view/auto-scaling/operations'
import { policyBriefly } from '@/lib/view/auto-scaling/words'
import { formatClock } from '@/lib/view/describe/format'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { LatestDecision } from './latest-decision'
import { adjustmentFacts, StepList, trackingFacts } from './policy-facts'
import { PublishValue } from './publish-value'
import { useOperation } from './use-operation'

export function OverviewScalingPolicy({ view: policy }: { readonly view: ScalingPolicyView }) {
  const { tracking, step, latest } = policy
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
        <Controls policy={policy} />
      </Section>
      <Section title="Alarms">
        <AlarmLinks keys={policy.alarmKeys} />
      </Section>
      <LatestDecision latest={latest} />
      <PublishValue metric={metricOfTracking(policy.tracking)} />
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

function Controls({ policy }: { readonly policy: ScalingPolicyView }) {
  const run = useRun()
  const { run: perform, isBusy } = useOperation()
  return (
    <div className="mt-2 flex gap-1.5">
      <Button
        size="sm"
        onClick={() =>
          run.store.setState({ scalingForm: { subjectKey: policy.serviceKey, policyKey: policy.key } })
        }
      >
        Edit…
      </Button>
      <Button size="sm" variant="danger" disabled={isBusy} onClick={() => perform(deletePolicy(policy))}>
        <Trash2 aria-hidden size={13} /> Delete policy
      </Button>
    </div>
  )
}
