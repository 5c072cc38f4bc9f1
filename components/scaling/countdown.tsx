'use client'

import { useReducedMotion } from '@/components/canvas/hooks/use-reduced-motion'
import { useCalm } from '@/components/hooks/use-run'
import type { TextPart, WhyNotYet } from '@/lib/protocol'
import { wholeSeconds } from '@/lib/view/describe/words'

/** Time until an instant; who prefers reduced motion sees it change only when the answer `asOf` is a new one. */
export function Countdown({ until, asOf }: { readonly until: number; readonly asOf: WhyNotYet['at'] }) {
  const isReduced = useReducedMotion()
  const now = useCalm((state) => Math.floor(state.now / 1_000_000) * 1_000_000)
  return <span className="num">{wholeSeconds(Math.max(0, until - (isReduced ? asOf : now)))}</span>
}

/** A sentence with countdowns in it. */
export function Parts({
  parts,
  asOf,
}: {
  readonly parts: readonly TextPart[]
  readonly asOf: WhyNotYet['at']
}) {
  return parts.map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no identity but their place.
      <Countdown key={index} until={part.until} asOf={asOf} />
    ),
  )
}
