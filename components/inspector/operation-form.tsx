'use client'

import { type ReactNode, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { CommandLines } from '@/components/scaling/command-lines'
import { Problems } from '@/components/scaling/field'
import { useScalingPreview } from '@/components/scaling/use-scaling-preview'
import { Button } from '@/components/ui/button'
import type { ReadForm } from '@/lib/view/auto-scaling/form-reader'
import { dispatchAll } from '@/lib/view/carry/attempt'
import { useFormFocus } from './use-form-focus'

interface OperationFormProps {
  /** For those who hear several forms. */
  readonly label: string
  readonly read: ReadForm
  /** `Create the provider` */
  readonly submit: string
  readonly onDone: () => void
  readonly children: ReactNode
}

/** A form in the inspector: what is wrong stands beside the field, the lines that it stands for below; all of them or none. */
export function OperationForm({ label, read, submit, onDone, children }: OperationFormProps) {
  const run = useRun()
  const [isBusy, setBusy] = useState(false)
  const { problems, commands } = read
  const { lines } = useScalingPreview(commands, null)
  const send = async () => {
    setBusy(true)
    const done = await dispatchAll(commands, run)
    setBusy(false)
    if (done) onDone()
  }
  const form = useFormFocus()
  return (
    <Problems value={problems}>
      <form
        ref={form}
        aria-label={label}
        noValidate
        className="space-y-2"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onDone()
        }}
        onSubmit={(event) => {
          event.preventDefault()
          if (problems.length === 0 && !isBusy) void send()
        }}
      >
        {children}
        <CommandLines lines={lines} of={label} />
        <div className="flex gap-2">
          <Button type="submit" size="sm" variant="primary" disabled={isBusy || problems.length > 0}>
            {submit}
          </Button>
          <Button size="sm" onClick={onDone}>
            Discard
          </Button>
        </div>
      </form>
    </Problems>
  )
}
