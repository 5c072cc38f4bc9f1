'use client'

import { Check, ChevronRight, X } from 'lucide-react'
import type { Decision } from '@/lib/protocol'
import { formatClock } from '@/lib/view/describe/format'
import { shortenIds } from '@/lib/view/describe/words'

/** One decision: what was decided, by which rule and numbers, and each candidate with its reasons. */
export function DecisionCard({ decision }: { readonly decision: Decision }) {
  const { summary, rule, facts, candidates, at, topic } = decision
  const considered = candidates.reduce((sum, { count = 1 }) => sum + count, 0)
  const rejected = considered - candidates.filter(({ accepted }) => accepted).length
  return (
    <details className="group rounded-card border border-line bg-surface open:shadow-card">
      <summary className="flex cursor-pointer list-none items-start gap-1.5 px-2 py-1.5 text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={13}
          className="mt-0.5 shrink-0 text-ink-3 transition-transform group-open:rotate-90"
        />
        <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4">
          <span title={summary}>{shortenIds(summary)}</span>
          <span className="num text-xs text-ink-3">
            {formatClock(at)} · {topic}
            {candidates.length > 0 && ` · ${considered} considered, ${rejected} rejected`}
          </span>
        </span>
      </summary>
      <div className="border-t border-line px-2 py-1.5">
        <p className="num text-xs wrap-anywhere">{rule}</p>
        {facts.length > 0 && (
          <dl className="mt-1 flex flex-wrap gap-x-3 text-xs">
            {facts.map(([name, value]) => (
              <div key={name} className="flex gap-1">
                <dt className="text-ink-3">{name}</dt>
                <dd className="num">{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {candidates.length > 0 && (
          <ul className="mt-1.5 space-y-1">
            {candidates.map((candidate) => (
              <CandidateRow key={candidate.id} {...candidate} />
            ))}
          </ul>
        )}
      </div>
    </details>
  )
}

export interface CandidateRowProps {
  readonly label: string
  readonly accepted: boolean
  readonly reasons: readonly string[]
}

/** An alternative, taken or not, and why. */
export function CandidateRow({ label, accepted, reasons }: CandidateRowProps) {
  const Icon = accepted ? Check : X
  return (
    <li className="flex items-start gap-1.5 text-sm">
      <Icon
        aria-hidden
        size={13}
        strokeWidth={2.5}
        className={accepted ? 'mt-0.5 shrink-0 text-good' : 'mt-0.5 shrink-0 text-ink-3'}
      />
      <span className="min-w-0">
        <span className={accepted ? 'num text-xs font-semibold' : 'num text-xs text-ink-2'} title={label}>
          {shortenIds(label)}
        </span>
        <span className="only-spoken">{accepted ? ' accepted: ' : ' rejected: '}</span>
        {reasons.length > 0 && (
          <span className="ml-1.5 inline-block text-xs text-ink-3">{shortenIds(reasons.join(', '))}</span>
        )}
      </span>
    </li>
  )
}
