'use client'

import { useCallback, useState } from 'react'
import type { Command } from '@/lib/protocol'
import { performCommand } from '@/lib/view/run/perform-command'

/** Carries out an operation of a button; a refusal is shown in AWS's words. `isBusy` while one is under way. */
export function useOperation(): { readonly run: (command: Command) => void; readonly isBusy: boolean } {
  const [isBusy, setBusy] = useState(false)
  const run = useCallback((command: Command) => {
    setBusy(true)
    void performCommand(command).finally(() => setBusy(false))
  }, [])
  return { run, isBusy }
}
