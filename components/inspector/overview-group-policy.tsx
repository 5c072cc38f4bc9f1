'use client'

import type { GroupPolicyView } from '@/lib/protocol'
import { deleteGroupPolicy, executeGroupPolicy } from '@/lib/view/auto-scaling/group-operations'
import { groupPolicyBriefly, groupRuleText } from '@/lib/view/auto-scaling/words'
import { formatClock } from '@/lib/view/describe/format'
import { groupKey } from '@/lib/view/kinds/keys'
import { type Fact, Facts, Section } from './facts'
import { KeyLink } from './key-link'
import { PolicyBasis } from './policy-basis'
import { PolicyControls } from './policy-controls'
import { adjustmentFacts, StepList, trackingFacts } from './policy-facts'

const TITLES: Readonly<Record<GroupPolicyView['policyType'], string>> = {
  TargetTrackingScaling: 'Target tracking',
  StepScaling: 'Step scaling',
  SimpleScaling: 'Simple scaling',
}

export function OverviewGroupPolicy({ view: policy }: { readonly view: GroupPolicyView }) {
  const { step, groupName } = policy
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
      <PolicyBasis policy={policy} />
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
