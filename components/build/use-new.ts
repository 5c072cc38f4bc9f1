'use client'

import { useCallback } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import type { FormId } from '@/lib/view/build/building'
import { formOf } from '@/lib/view/build/forms'

interface New {
  readonly title: string
  /** Why it cannot be made yet; null when it can. */
  readonly needs: string | null
  readonly isOpen: boolean
  readonly open: () => void
}

/** One thing that can be new. */
export function useNew(form: FormId): New {
  const run = useRun()
  const needs = useView((state) => formOf(form).needs(state.kinds))
  const isOpen = useView(({ building }) => building?.form === form)
  const open = useCallback(() => run.store.getState().build(form), [form, run])
  return { title: formOf(form).title, needs, isOpen, open }
}
