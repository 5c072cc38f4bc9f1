import type { ScalingDecisionView } from '@/lib/protocol'
import { formatClock } from '@/lib/view/describe/format'
import { Section } from './facts'

/** What a policy did last: the sum, and what came of it. */
export function LatestDecision({ latest }: { readonly latest: ScalingDecisionView | null }) {
  return (
    <Section title="Latest decision">
      {latest === null ? (
        <p className="text-ink-2 text-sm">No alarm has called it yet.</p>
      ) : (
        <div className="text-sm">
          <p className="num text-ink-3 text-xs">{formatClock(latest.at)}</p>
          {latest.sum !== null && <p className="num">{latest.sum}</p>}
          <p className={latest.isBlocked ? 'text-warning-text' : 'font-semibold'}>
            {latest.isBlocked && 'Held back: '}
            {latest.outcome}
          </p>
        </div>
      )}
    </Section>
  )
}
