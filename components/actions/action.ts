import type { LucideIcon } from 'lucide-react'
import { notifyFailure } from '@/lib/view/run/notify-failure'
import type { Run } from '@/lib/view/run/run'
import type { ViewState } from '@/lib/view/run/store'
import type { Shortcut } from './shortcut'

/** Something a person can do, once; toolbars, menus and shortcuts share it. */
export interface Action {
  readonly id: string
  label(state: ViewState): string
  /** One more sentence for the help. */
  readonly help: string
  icon(state: ViewState): LucideIcon
  readonly shortcut: Shortcut | null
  enabled(state: ViewState): boolean
  perform(run: Run): void | Promise<void>
}

/** Performs it when it is enabled; what goes wrong is shown. */
export function runAction(action: Action, run: Run): void {
  const state = run.store.getState()
  if (!action.enabled(state)) return
  Promise.resolve()
    .then(() => action.perform(run))
    .catch((error: unknown) => notifyFailure(run, error))
}

export const isReady = (state: ViewState): boolean => state.connection.state === 'ready'
export const always = (): boolean => true
