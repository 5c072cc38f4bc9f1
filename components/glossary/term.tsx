'use client'

import { Tooltip } from '@/components/ui/tooltip'
import { termNamed } from '@/lib/view/glossary/glossary'

/** A word of the screen; one that the glossary has explains itself on hover and focus, and leads to its place there. */
export function Term({ name }: { readonly name: string }) {
  const entry = termNamed(name)
  if (entry === null) return name
  const { id, what, why, page } = entry
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
        </span>
      }
    >
      <a
        href={`/glossary#${id}`}
        target="_blank"
        rel="noreferrer"
        className="rounded-sm decoration-dotted decoration-ink-3 underline-offset-2 hover:underline focus-visible:underline"
      >
        {name}
      </a>
    </Tooltip>
  )
}
