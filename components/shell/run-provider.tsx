'use client'

import { type ReactNode, useState } from 'react'
import { RunContext } from '@/components/hooks/use-run'
import { createRun, type Run } from '@/lib/view/run/run'

const SHELF = { tab: () => sessionStorage, browser: () => localStorage }

export interface RunProviderProps {
  /** The run to show; without one the page makes its own and keeps it for the next visit. */
  readonly run?: Run
  readonly children: ReactNode
}

/** Everything inside shows one run. Two providers on a page show two, and neither knows of the other. */
export function RunProvider({ run, children }: RunProviderProps) {
  const [own] = useState(() => run ?? createRun({ shelf: SHELF }))
  return <RunContext value={run ?? own}>{children}</RunContext>
}
