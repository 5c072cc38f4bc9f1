'use client'

import { type ReactNode, useContext, useId, useLayoutEffect, useSyncExternalStore } from 'react'
import { Tooltip } from '@/components/ui/tooltip'
import type { GlossaryEntry } from '@/lib/view/glossary/entry'
import { termNamed } from '@/lib/view/glossary/glossary'
import { TermsContext } from './terms'

interface TermProps {
  readonly name: string
  /** What stands on the screen, where it is not the name itself. */
  readonly children?: ReactNode
}

/** A word of the screen; one that the glossary has explains itself on hover and focus, and leads to its place there. */
export function Term({ name, children = name }: TermProps) {
  const entry = termNamed(name)
  return entry === null ? children : <KnownTerm entry={entry}>{children}</KnownTerm>
}

function KnownTerm({ entry, children }: { readonly entry: GlossaryEntry; readonly children: ReactNode }) {
  const { id: place, what, why, page } = entry
  const { isStop, hasOthers, onFocus } = useStop()
  return (
    <Tooltip
      text={
        <span className="block max-w-64 space-y-1 py-0.5 text-left font-normal normal-case tracking-normal">
          <span className="block">{what}</span>
          <span className="block text-inverse-ink-2">{why}</span>
          {page !== null && (
            <span className="block text-2xs text-inverse-ink-2 wrap-anywhere">
              {page.title}: {page.url.replace('https://', '')}
            </span>
          )}
          {hasOthers && (
            <span className="block text-2xs text-inverse-ink-2">
              Arrow keys: the other terms of this panel
            </span>
          )}
        </span>
      }
    >
      <a
        href={`/glossary#${place}`}
        target="_blank"
        rel="noreferrer"
        data-term=""
        tabIndex={isStop ? 0 : -1}
        onFocus={onFocus}
        className="rounded-sm decoration-dotted decoration-ink-3 underline-offset-2 hover:underline focus-visible:underline"
      >
        {children}
      </a>
    </Tooltip>
  )
}

const ALONE = { subscribe: () => () => {}, stop: null, count: 1 } as const

/** Whether the Tab key comes to this term. */
function useStop() {
  const stops = useContext(TermsContext)
  const id = useId()
  useLayoutEffect(() => stops?.add(id), [stops, id])
  const { subscribe } = stops ?? ALONE
  const isStop = useSyncExternalStore(
    subscribe,
    () => stops === null || stops.stop === id,
    () => stops === null,
  )
  const hasOthers = useSyncExternalStore(
    subscribe,
    () => (stops?.count ?? 1) > 1,
    () => false,
  )
  return { isStop, hasOthers, onFocus: () => stops?.focused(id) }
}
