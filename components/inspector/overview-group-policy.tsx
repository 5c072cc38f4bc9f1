'use client'

import { Play, Trash2 } from 'lucide-react'
import { useRun } from '@/components/hooks/use-run'
import { AlarmLinks } from '@/components/scaling/policy-list'
import { Button } from '@/components/ui/button'
import type { GroupPolicyView } from '@/lib/protocol'
import { metricOfTracking } from '@/lib/view/auto-scaling/alarm-form'
import { deleteGroupPolicy, executeGroupPolicy } from '@/lib/view/auto-scaling/group-operations'
import { groupPolicyBriefly, groupRuleText } from '@/lib/view/auto-scaling/words'
import { formatClock } from '@/lib/view/describe/format'
import { groupKey } from '@/lib/view/kinds/keys'
import { type Fact, Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { LatestDecision } from './latest-decision'
import { adjustmentFacts, StepList, trackingFacts } from './policy-facts'
import { PublishValue } from './publish-value'
import { useOperation } from './use-operation'

const TITLES: Readonly<Record<GroupPolicyView['policyType'], string>> = {
  TargetTrackingScaling: 'Target tracking',
  StepScaling: 'Step scaling',
  SimpleScaling: 'Simple scaling',
}

export function OverviewGroupPolicy({ view: policy }: { readonly view: GroupPolicyView }) {
  const { step, latest, groupName } = policy
  return (
    <>
      <Section title={TITLES[policy.policyType]}>
        <p className="mb-1.5 text-sm">{groupRuleText(policy)}</p>
        <Facts
          facts={[
            {
              name: 'Auto Scaling group',
              value: <KeyLink to={groupKey(groupName)}>{groupName}</KeyLink>,
            },
            { name: policy.tracking === null ? 'Rule' : 'Keeps', value: groupPolicyBriefly(policy) },
            { name: 'Enabled', value: policy.isEnabled ? 'true' : 'false' },
            ...configurationFacts(policy),
            { name: 'Created', value: formatClock(policy.createdAt) },
          ]}
        />
        {step !== null && <StepList step={step} scaled="instance" />}
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

function configurationFacts(policy: GroupPolicyView): readonly (Fact | null)[] {
  const { tracking, step, simple, warmupSeconds, effectiveWarmupSeconds } = policy
  if (simple !== null)
    return [
      ...adjustmentFacts(simple, 'instance'),
      {
        name: 'Cooldown',
        value: `${simple.effectiveCooldownSeconds} s${simple.cooldownSeconds === null ? ' (of the group)' : ''}`,
      },
    ]
  return [
    ...(tracking === null ? [] : trackingFacts(tracking)),
    ...(step === null ? [] : adjustmentFacts(step, 'instance')),
    {
      name: 'Instance warm-up',
      value: `${effectiveWarmupSeconds} s${warmupSeconds === null ? ' (of the group)' : ''}`,
    },
  ]
}

/** Only a simple policy can be executed without a metric. */
function Controls({ policy }: { readonly policy: GroupPolicyView }) {
  const run = useRun()
  const { run: perform, isBusy } = useOperation()
  return (
    <div className="mt-2 flex flex-wrap gap-1.5">
      <Button
        size="sm"
        onClick={() =>
          run.store.setState({
            scalingForm: { subjectKey: groupKey(policy.groupName), policyKey: policy.key },
          })
        }
      >
        Edit…
      </Button>
      {policy.simple !== null && (
        <Button size="sm" disabled={isBusy} onClick={() => perform(executeGroupPolicy(policy))}>
          <Play aria-hidden size={13} /> Execute now
        </Button>
      )}
      <Button size="sm" variant="danger" disabled={isBusy} onClick={() => perform(deleteGroupPolicy(policy))}>
        <Trash2 aria-hidden size={13} /> Delete policy
      </Button>
    </div>
  )
}
