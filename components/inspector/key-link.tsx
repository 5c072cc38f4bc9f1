'use client'

import type { ReactNode } from 'react'
import { useView } from '@/components/hooks/use-view'
import { viewStore } from '@/lib/view/store'

/** The name of another resource; selects it. Plain text when that resource is not on the screen. */
export function KeyLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const exists = useView(to) !== undefined
  if (!exists) return <>{children}</>
  return (
    <button
      type="button"
      onClick={() => viewStore.getState().select(to)}
      className="cursor-pointer rounded-sm text-left text-accent-text underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
    >
      {children}
    </button>
  )
}
