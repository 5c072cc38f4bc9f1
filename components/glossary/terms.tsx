'use client'

import { createContext, type KeyboardEvent, type ReactNode, useState } from 'react'
import { roved } from '@/components/ui/roved'
import { TermStops } from '@/lib/view/glossary/roving'

/** Null outside of a panel: there a term is a stop of its own. */
export const TermsContext = createContext<TermStops | null>(null)

/** A panel whose terms share one stop of the Tab key: arrow keys lead from one to the next. */
export function Terms({
  className,
  children,
}: {
  readonly className?: string
  readonly children: ReactNode
}) {
  const [stops] = useState(() => new TermStops())
  return (
    <TermsContext value={stops}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the terms inside, which are links. */}
      <div className={className} onKeyDown={rove}>
        {children}
      </div>
    </TermsContext>
  )
}

function rove(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget, key } = event
  if (!(target instanceof HTMLElement) || target.dataset.term === undefined) return
  const terms = [...currentTarget.querySelectorAll<HTMLElement>('[data-term]')].filter((one) =>
    one.checkVisibility(),
  )
  const next = terms[roved(key, terms.indexOf(target), terms.length) ?? -1]
  if (next === undefined) return
  // The arrows would scroll the panel, or do what they do on the whole page.
  event.preventDefault()
  event.stopPropagation()
  next.focus()
}
