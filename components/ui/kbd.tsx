import type { ReactNode } from 'react'

export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="num inline-flex min-w-5 items-center justify-center rounded border border-line bg-surface-2 px-1 text-xs text-ink-2">
      {children}
    </kbd>
  )
}
