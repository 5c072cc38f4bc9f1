'use client'

import { type FormEvent, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { TracePlayer } from '@/lib/view/load/open-trace'
import type { Read } from '@/lib/view/load/read'
import { dispatchAll } from '@/lib/view/run/dispatch-all'

interface Edit<F, R> {
  readonly form: F
  readonly read: R
  readonly set: (form: F) => void
  readonly onSubmit: (event: FormEvent) => void
  /** For `FormEnd`. */
  readonly end: {
    readonly message: string | null
    readonly isChanged: boolean
    readonly onDiscard: () => void
  }
}

/**
 * A form over what a source of load has now (`shown`): its edit is one operation on the source, which says only what the form is about.
 */
export function useEdit<F, R extends Read>(
  { action, name }: TracePlayer,
  shown: F,
  readForm: (form: F) => R,
): Edit<F, R> {
  const run = useRun()
  const [draft, setDraft] = useState<F | null>(null)
  const form = draft ?? shown
  const read = readForm(form)
  const apply = async () => {
    if (read.ok && (await dispatchAll([{ action, input: { name, ...read.input } }], run))) setDraft(null)
  }
  return {
    form,
    read,
    set: setDraft,
    onSubmit: (event) => {
      event.preventDefault()
      void apply()
    },
    end: {
      message: read.ok ? null : read.message,
      isChanged: draft !== null,
      onDiscard: () => setDraft(null),
    },
  }
}
