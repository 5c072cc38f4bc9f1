'use client'

import type { ReactNode } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { useViewAt } from '@/components/hooks/use-view'
import { cx } from '@/components/ui/cx'

export interface KeyLinkProps {
  /** Key of a view. */
  readonly to: string
  /** A whole sentence stays in the colour of text. */
  readonly isSentence?: boolean
  readonly children: ReactNode
}

/** The name of another resource; selects it. Plain text when that resource is not on the screen. */
export function KeyLink({ to, isSentence = false, children }: KeyLinkProps) {
  const run = useRun()
  const exists = useViewAt(to) !== undefined
  if (!exists) return <>{children}</>
  return (
    <button
      type="button"
      onClick={() => run.store.getState().select(to)}
      className={cx(
        'cursor-pointer rounded-sm text-left underline underline-offset-2',
        isSentence
          ? 'decoration-line-strong/60 decoration-dotted hover:decoration-ink'
          : 'text-accent-text decoration-accent/40 hover:decoration-accent',
      )}
    >
      {children}
    </button>
  )
}
