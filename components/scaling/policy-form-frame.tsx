'use client'

import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import type { Problem } from '@/lib/view/auto-scaling/form-reader'
import type { FormMode } from '@/lib/view/auto-scaling/policy-form'
import { CommandLines } from './command-lines'
import { Problems } from './field'

export interface PolicyFormFrameProps<M extends FormMode> {
  readonly mode: M
  /** Null for a policy that is edited: its type cannot change. */
  readonly sides: readonly { readonly value: M; readonly label: string }[] | null
  readonly onSide: (side: M) => void
  readonly problems: readonly Problem[]
  readonly lines: readonly string[]
  readonly isSending: boolean
  readonly onSubmit: () => void
  readonly onDiscard: () => void
  /** Null where there is nothing to delete yet. */
  readonly onDelete: (() => void) | null
  readonly children: ReactNode
}

/** The form of a policy around its fields: which side is filled in, the commands that it stands for, and what can be done. */
export function PolicyFormFrame<M extends FormMode>({
  mode,
  sides,
  onSide,
  problems,
  lines,
  isSending,
  onSubmit,
  onDiscard,
  onDelete,
  children,
}: PolicyFormFrameProps<M>) {
  return (
    <Problems value={problems}>
      <form
        noValidate
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (problems.length === 0) onSubmit()
        }}
      >
        {sides !== null && (
          <Segmented label="How to scale" size="sm" value={mode} options={sides} onChange={onSide} />
        )}
        {children}
        <CommandLines lines={lines} />
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" disabled={problems.length > 0 || isSending}>
            {sides === null ? 'Save' : 'Create'}
          </Button>
          <Button onClick={onDiscard}>Discard</Button>
          <p role="status" className="text-bad-text text-sm">
            {toMend(problems.length)}
          </p>
          {onDelete !== null && (
            <Button variant="danger" className="ml-auto" onClick={onDelete}>
              <Trash2 aria-hidden size={14} /> Delete policy
            </Button>
          )}
        </div>
      </form>
    </Problems>
  )
}

function toMend(problems: number): string {
  if (problems === 0) return ''
  return problems === 1 ? 'One field to correct' : `${problems} fields to correct`
}
