'use client'

import { useCallback, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { Command } from '@/lib/protocol'
import { performCommand } from '@/lib/view/run/perform-command'

/** Carries out an operation of a button; a refusal is shown in AWS's words. `isBusy` while one is under way. */
export function useOperation(): { readonly run: (command: Command) => void; readonly isBusy: boolean } {
  const run = useRun()
  const [isBusy, setBusy] = useState(false)
  const perform = useCallback(
    (command: Command) => {
      setBusy(true)
      void performCommand(run, command).finally(() => setBusy(false))
    },
    [run],
  )
  return { run: perform, isBusy }
}
