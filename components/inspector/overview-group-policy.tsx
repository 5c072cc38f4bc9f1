'use client'

import { AlarmLinks } from '@/components/scaling/policy-list'
import type { GroupPolicyView } from '@/lib/protocol'
import { metricOfTracking } from '@/lib/view/auto-scaling/alarm-form'
import { deleteGroupPolicy, executeGroupPolicy } from '@/lib/view/auto-scaling/group-operations'
import { groupPolicyBriefly, groupRuleText } from '@/lib/view/auto-scaling/words'
import { formatClock } from '@/lib/view/describe/format'
import { groupKey } from '@/lib/view/kinds/keys'
import { type Fact, Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { LatestDecision } from './latest-decision'
import { PolicyControls } from './policy-controls'
import { adjustmentFacts, StepList, trackingFacts } from './policy-facts'
import { PublishValue } from './publish-value'

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
        <PolicyControls
          policyKey={policy.key}
          subjectKey={groupKey(groupName)}
          removal={deleteGroupPolicy(policy)}
          execution={policy.simple === null ? null : executeGroupPolicy(policy)}
        />
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
