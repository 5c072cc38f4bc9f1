'use client'

import { useRun } from '@/components/hooks/use-run'
import { useCalmKind } from '@/components/hooks/use-view'
import { Section } from '@/components/inspector/facts'
import { WatchingAlarms } from '@/components/inspector/watching-alarms'
import { Button } from '@/components/ui/button'
import type { AutoScalingGroupView } from '@/lib/protocol'
import { CapacityWhy } from './capacity-why'
import { GroupSchedule } from './group-schedule'
import { GroupSettings } from './group-settings'
import { LifecycleHooks } from './lifecycle-hooks'
import { PolicyList, rowOfGroupPolicy } from './policy-list'
import { SuspendedProcesses } from './suspended-processes'

/** All about the scaling of an Auto Scaling group: why not yet, its policies and hooks, and what it may not do by itself. */
export function GroupScaling({ group }: { readonly group: AutoScalingGroupView }) {
  const run = useRun()
  const policies = useCalmKind('groupPolicy').filter(({ groupName }) => groupName === group.name)
  const open = (policyKey: string | null) =>
    run.store.setState({ scalingForm: { subjectKey: group.key, policyKey } })
  const add = (
    <Button size="sm" disabled={group.isDeleting} onClick={() => open(null)}>
      Add…
    </Button>
  )
  return (
    <>
      <CapacityWhy capacityKey={group.key} />
      <Section title={`Policies · ${policies.length}`} aside={add}>
        <PolicyList rows={policies.map(rowOfGroupPolicy)} onEdit={open} />
      </Section>
      <WatchingAlarms of={group.key} thing={group} />
      <GroupSchedule group={group} />
      <LifecycleHooks group={group} />
      <GroupSettings group={group} />
      <SuspendedProcesses group={group} />
    </>
  )
}
