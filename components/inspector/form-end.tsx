'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

export const INPUT_BOX = 'num h-7 w-full min-w-0 rounded-card border border-line bg-surface px-2 text-sm'

export interface FormEndProps {
  /** What is wrong; null when it can be applied. */
  readonly message: string | null
  readonly isChanged: boolean
  readonly onDiscard: () => void
  /** What is applied, for those who hear several forms. */
  readonly what: string
  readonly children?: ReactNode
}

/** The end of a form whose edit is one operation: what is wrong, and whether it is to be. */
export function FormEnd({ message, isChanged, onDiscard, what, children }: FormEndProps) {
  return (
    <>
      <p role="status" className="min-h-4 text-sm text-bad-text">
        {message ?? ''}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          size="sm"
          variant="primary"
          aria-label={`Apply ${what}`}
          disabled={message !== null || !isChanged}
        >
          Apply
        </Button>
        <Button size="sm" aria-label={`Discard ${what}`} disabled={!isChanged} onClick={onDiscard}>
          Discard
        </Button>
        {children}
      </div>
    </>
  )
}
