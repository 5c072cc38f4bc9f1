'use client'

import { Play, Trash2 } from 'lucide-react'
import { useRun } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import type { Command } from '@/lib/protocol'
import { useOperation } from './use-operation'

interface PolicyControlsProps {
  readonly policyKey: string
  /** What it scales. */
  readonly subjectKey: string
  readonly removal: Command
  /** Only a simple policy can be executed without a metric. */
  readonly execution?: Command | null
}

/** What can be done with a policy of a service or an Auto Scaling group. */
export function PolicyControls({ policyKey, subjectKey, removal, execution = null }: PolicyControlsProps) {
  const run = useRun()
  const { run: perform, isBusy } = useOperation()
  return (
    <div className="mt-2 flex flex-wrap gap-1.5">
      <Button size="sm" onClick={() => run.store.setState({ scalingForm: { subjectKey, policyKey } })}>
        Edit…
      </Button>
      {execution !== null && (
        <Button size="sm" disabled={isBusy} onClick={() => perform(execution)}>
          <Play aria-hidden size={13} /> Execute now
        </Button>
      )}
      <Button size="sm" variant="danger" disabled={isBusy} onClick={() => perform(removal)}>
        <Trash2 aria-hidden size={13} /> Delete policy
      </Button>
    </div>
  )
}
