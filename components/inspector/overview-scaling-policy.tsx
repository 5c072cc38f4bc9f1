'use client'

import { Trash2 } from 'lucide-react'
import { useRun } from '@/components/hooks/use-run'
import { AlarmLinks } from '@/components/scaling/policy-list'
import { Button } from '@/components/ui/button'
import type { ScalingPolicyView, StepScalingView, TargetTrackingView } from '@/lib/protocol'
import { deletePolicy } from '@/lib/view/auto-scaling/operations'
import { policyBriefly, stepText } from '@/lib/view/auto-scaling/words'
import { formatClock } from '@/lib/view/describe/format'
import { Facts, Section } from './facts'
import { KeyLink } from './key-link'
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
            ...(tracking === null ? [] : trackingFacts(tracking)),
            ...(step === null ? [] : stepFacts(step)),
            { name: 'Created', value: formatClock(policy.createdAt) },
          ]}
        />
        {step !== null && (
          <ul className="num mt-1.5 space-y-0.5 text-sm">
            {step.steps.map((one) => (
              <li key={JSON.stringify(one)}>{stepText(one, step.adjustmentType)}</li>
            ))}
          </ul>
        )}
        <Controls policy={policy} />
      </Section>
      <Section title="Alarms">
        <AlarmLinks keys={policy.alarmKeys} />
      </Section>
      <Section title="Latest decision">
        {latest === null ? (
          <p className="text-ink-2 text-sm">No alarm has called it yet.</p>
        ) : (
          <div className="text-sm">
            <p className="num text-ink-3 text-xs">{formatClock(latest.at)}</p>
            {latest.sum !== null && <p className="num">{latest.sum}</p>}
            <p className={latest.isBlocked ? 'text-warning-text' : 'font-semibold'}>
              {latest.isBlocked && 'Held back: '}
              {latest.outcome}
            </p>
          </div>
        )}
      </Section>
    </>
  )
}

const NAMES = { type: 'Predefined metric', label: 'Resource label' } as const

function trackingFacts({ predefined, customized, ...tracking }: TargetTrackingView) {
  return [
    predefined && { name: NAMES.type, value: predefined.type },
    predefined?.resourceLabel ? { name: NAMES.label, value: predefined.resourceLabel } : null,
    customized && {
      name: 'Custom metric',
      value: `${customized.namespace} ${customized.metricName} (${customized.statistic})`,
    },
    ...(customized?.dimensions ?? []).map(({ Name, Value }) => ({ name: Name, value: Value })),
    { name: 'Scale-out cooldown', value: `${tracking.scaleOutCooldownSeconds} s` },
    { name: 'Scale-in cooldown', value: `${tracking.scaleInCooldownSeconds} s` },
    { name: 'Scale-in', value: tracking.disableScaleIn ? 'off' : 'on' },
  ]
}

function stepFacts({
  adjustmentType,
  cooldownSeconds,
  minAdjustmentMagnitude,
  aggregation,
}: StepScalingView) {
  return [
    { name: 'Adjustment', value: adjustmentType },
    { name: 'Cooldown', value: `${cooldownSeconds} s` },
    minAdjustmentMagnitude === null ? null : { name: 'At least', value: `${minAdjustmentMagnitude} tasks` },
    { name: 'Aggregation', value: aggregation },
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
          run.store.setState({ scalingForm: { serviceKey: policy.serviceKey, policyKey: policy.key } })
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
