'use client'

import { TriangleAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { Draft } from '@/lib/view/build/draft'
import type { Refusal, WayOut } from '@/lib/view/build/form'

interface RefusalCardProps {
  readonly refusal: Refusal & { readonly action: string }
  readonly ways: readonly WayOut[]
  readonly onTake: (draft: Draft) => void
}

/** What AWS would answer, and the ways out of it. */
export function RefusalCard({ refusal, ways, onTake }: RefusalCardProps) {
  return (
    <section aria-label="What AWS would answer" className="rounded-card border border-bad/50 bg-bad-soft p-2">
      <p className="flex gap-1.5 font-medium text-bad-text text-sm">
        <TriangleAlert aria-hidden size={14} className="mt-0.5 shrink-0" />
        <span className="wrap-anywhere">{refusal.message}</span>
      </p>
      <p className="num mt-0.5 ml-5 text-bad-text text-xs">
        {refusal.action.split(':')[1]}
        {refusal.where !== null && refusal.where !== '' && ` · ${refusal.where}`}
      </p>
      {ways.length > 0 && (
        <div className="mt-1.5 ml-5 flex flex-wrap gap-1.5">
          {ways.map(({ label, draft }) => (
            <Button key={label} size="sm" onClick={() => onTake(draft)}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}
