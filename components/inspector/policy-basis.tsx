'use client'

import { AlarmLinks } from '@/components/scaling/policy-list'
import type { GroupPolicyView, ScalingPolicyView } from '@/lib/protocol'
import { metricOfTracking } from '@/lib/view/auto-scaling/alarm-form'
import { Section } from './facts'
import { LatestDecision } from './latest-decision'
import { PublishValue } from './publish-value'

/** What a policy goes by, and what it last made of it. */
export function PolicyBasis({ policy }: { readonly policy: GroupPolicyView | ScalingPolicyView }) {
  return (
    <>
      <Section title="Alarms">
        <AlarmLinks keys={policy.alarmKeys} />
      </Section>
      <LatestDecision latest={policy.latest} />
      <PublishValue metric={metricOfTracking(policy.tracking)} />
    </>
  )
}
