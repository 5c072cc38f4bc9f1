'use client'

import type { ReactNode } from 'react'
import { CommandLines } from '@/components/scaling/command-lines'
import { Problems } from '@/components/scaling/field'
import { useScalingPreview } from '@/components/scaling/use-scaling-preview'
import { Button } from '@/components/ui/button'
import type { ReadForm } from '@/lib/view/auto-scaling/form-reader'
import { useFormFocus } from './use-form-focus'
import { useOperations } from './use-operations'

interface OperationFormProps {
  /** For those who hear several forms. */
  readonly label: string
  readonly read: ReadForm
  /** `Create the provider` */
  readonly submit: string
  readonly onDone: () => void
  readonly children: ReactNode
}

const NO_PROBLEMS: ReadForm['problems'] = []

/** A form in the inspector: what is wrong stands beside the field, the lines that it stands for below; all of them or none. */
export function OperationForm({ label, read, submit, onDone, children }: OperationFormProps) {
  const { run, isBusy } = useOperations()
  const { commands } = read
  // While it is sent, what it makes comes to be there, so that its name is taken: that is no fault of what was filled in.
  const problems = isBusy ? NO_PROBLEMS : read.problems
  const { lines } = useScalingPreview(commands, null)
  const send = async () => {
    if (await run(commands)) onDone()
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
          {/* Not disabled while it is sent: the focus would leave it, and not come back to the section when the form closes. */}
          <Button
            type="submit"
            size="sm"
            variant="primary"
            disabled={problems.length > 0}
            aria-disabled={isBusy}
          >
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
