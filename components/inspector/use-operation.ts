'use client'

import { useCallback } from 'react'
import type { Command } from '@/lib/protocol'
import { useOperations } from './use-operations'

/** Carries out an operation of a button; a refusal is shown in AWS's words. `isBusy` while one is under way. */
export function useOperation(): { readonly run: (command: Command) => void; readonly isBusy: boolean } {
  const { run, isBusy } = useOperations()
  return { run: useCallback((command: Command) => void run([command]), [run]), isBusy }
}
