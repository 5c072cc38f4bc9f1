'use client'

import { CircleAlert, CircleCheck, Gauge, X } from 'lucide-react'
import { ActionButton } from '@/components/actions/action-button'
import { makeReport } from '@/components/actions/make-report'
import { useRun } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import type { RunOutcome } from '@/lib/protocol'
import { formatClock } from '@/lib/view/describe/format'
import { type VerdictFact, verdictFacts, verdictSentence } from '@/lib/view/describe/verdict'

/** What there is to say of how a run went. */
export function VerdictStrip({ verdict }: { readonly verdict: RunOutcome }) {
  const run = useRun()
  return (
    <section
      aria-labelledby="verdict"
      className="relative z-10 shrink-0 border-b border-line bg-surface py-2 pr-1.5 pl-3.5"
    >
      <div className="flex items-center gap-2.5">
        <Gauge aria-hidden size={15} className="shrink-0 text-ink-3" />
        <h2 id="verdict" className="min-w-0 flex-1 truncate text-sm font-semibold">
          How it went{' '}
          <span className="num font-normal text-ink-2">until {formatClock(verdict.seconds * 1_000_000)}</span>
        </h2>
        <ActionButton action={makeReport} labelled size="sm" />
        <IconButton
          icon={X}
          label="Put the verdict away"
          size="sm"
          variant="ghost"
          onClick={() => run.store.setState({ verdict: null })}
        />
      </div>
      <dl className="mt-1 grid grid-cols-[repeat(auto-fit,minmax(136px,1fr))] gap-x-4 gap-y-1.5 pr-2 max-[560px]:grid-cols-2">
        {verdictFacts(verdict).map((fact) => (
          <Fact key={fact.id} fact={fact} />
        ))}
      </dl>
    </section>
  )
}

/** The same in one sentence. */
export function SpokenVerdict({ verdict }: { readonly verdict: RunOutcome }) {
  return verdictSentence(verdict)
}

const ICONS = { good: CircleCheck, bad: CircleAlert } as const

function Fact({ fact: { label, value, detail, tone, key } }: { readonly fact: VerdictFact }) {
  const run = useRun()
  const Icon = tone === 'plain' ? null : ICONS[tone]
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-2">{label}</dt>
      <dd>
        <span
          className={cx(
            'num flex items-center gap-1 text-base font-semibold',
            tone === 'good' && 'text-good-text',
            tone === 'bad' && 'text-bad-text',
          )}
        >
          {Icon !== null && <Icon aria-hidden size={14} className="shrink-0" />}
          {value}
        </span>
        <span className="block text-xs text-ink-2">{detail.replaceAll(' %', '\u00a0%')}</span>
        {key !== null && (
          <button
            type="button"
            onClick={() => run.store.getState().select(key)}
            className="cursor-pointer text-xs text-accent-text underline decoration-accent/40 underline-offset-2"
          >
            Show the service<span className="only-spoken"> of {label}</span>
          </button>
        )}
      </dd>
    </div>
  )
}
