'use client'

import { useCallback, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { PlannedCommand } from '@/lib/view/auto-scaling/form-reader'
import { dispatchAll } from '@/lib/view/run/dispatch-all'

interface Operations {
  /** True when all were accepted; otherwise none is left, and a notice says why. */
  readonly run: (commands: readonly PlannedCommand[]) => Promise<boolean>
  readonly isBusy: boolean
}

/** Several operations as one. `isBusy` while they are under way. */
export function useOperations(): Operations {
  const run = useRun()
  const [isBusy, setBusy] = useState(false)
  const perform = useCallback(
    async (commands: readonly PlannedCommand[]) => {
      setBusy(true)
      const done = await dispatchAll(commands, run)
      setBusy(false)
      return done
    },
    [run],
  )
  return { run: perform, isBusy }
}
