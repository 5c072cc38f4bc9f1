'use client'

import { CsvButton } from '@/components/ui/csv-button'
import { cx } from '@/components/ui/cx'
import { comparisonCsv } from '@/lib/view/compare/csv'
import { type Compared, pairsOf } from '@/lib/view/compare/state'
import { refusedSentences, verdictOf } from '@/lib/view/compare/words'
import { formatDuration } from '@/lib/view/describe/format'
import { SideMark } from './side-mark'

/** What the pairs say, and what it holds for. */
export function VerdictCard({ result }: { readonly result: Compared }) {
  const { measures, labels, base, replications, design } = result
  const pairs = pairsOf(result).length
  const last = base.seed + replications - 1
  const seeds = replications === 1 ? `seed ${base.seed}` : `seeds ${base.seed} to ${last}`
  if (measures.length === 0) return <p className="text-ink-2 text-sm">The first pair is running…</p>
  const { winner, headline, sentences } = verdictOf(measures, {
    pairs,
    seeds: `${seeds}, ${formatDuration(design.until).replace(/ 00 s$/, '')} each`,
    hasSameTraffic: design.hasSameTraffic,
  })
  return (
    <section
      aria-label="Verdict"
      className={cx(
        'rounded-card border px-3 py-2.5',
        winner === null ? 'border-line bg-surface' : 'border-good/40 bg-good-soft',
      )}
    >
      <div className="flex flex-wrap items-center gap-2">
        {winner !== null && <SideMark side={winner} />}
        <h2 className="font-semibold text-md">{headline}</h2>
        <span className="num ml-auto text-ink-2 text-sm">
          {pairs} of {replications} {replications === 1 ? 'pair' : 'pairs'}
        </span>
        <CsvButton
          name="comparison.csv"
          title="Save all runs and estimates as CSV"
          text={() => comparisonCsv(result)}
        />
      </div>
      <p className="mt-1 text-sm">{[...sentences, ...refusedSentences(result)].join(' ')}</p>
      <p className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-sm">
        {(['a', 'b'] as const).map((side) => (
          <span key={side} className="inline-flex min-w-0 items-center gap-1.5">
            <SideMark side={side} />
            <span className="wrap-anywhere">{labels[side]}</span>
          </span>
        ))}
      </p>
    </section>
  )
}
