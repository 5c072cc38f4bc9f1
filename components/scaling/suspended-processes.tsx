'use client'

import { Section } from '@/components/inspector/facts'
import { useOperation } from '@/components/inspector/use-operation'
import type { AutoScalingGroupView } from '@/lib/protocol'
import { setSuspended } from '@/lib/view/auto-scaling/group-operations'
import { PROCESS_MEANINGS } from '@/lib/view/auto-scaling/words'

/** Each tick is one SuspendProcesses or ResumeProcesses. */
export function SuspendedProcesses({ group }: { readonly group: AutoScalingGroupView }) {
  const { run, isBusy } = useOperation()
  const { suspended, isDeleting } = group
  return (
    <Section
      title="Suspended processes"
      aside={
        suspended.length > 0 && (
          <span className="text-warning-text text-xs">{suspended.length} suspended</span>
        )
      }
    >
      <fieldset className="space-y-1">
        <legend className="mb-1 text-ink-3 text-xs">What is ticked the group does not do by itself</legend>
        {PROCESS_MEANINGS.map(([process, meaning]) => (
          <label key={process} className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={suspended.includes(process)}
              disabled={isBusy || isDeleting}
              onChange={({ target }) => run(setSuspended(group, process, target.checked))}
            />
            {process}
            <span className="text-ink-3 text-xs">{meaning}</span>
          </label>
        ))}
      </fieldset>
    </Section>
  )
}
