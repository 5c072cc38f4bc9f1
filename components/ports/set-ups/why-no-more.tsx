'use client'

import { blockedSentence } from '@/lib/view/describe/blocked'
import { lacksOf, whereText } from '@/lib/view/ports/set-ups/lacks'
import type { SetUpNow } from './use-set-up'

/** Why another copy does not fit, by what placement says of each instance, and in ECS’s words as the title. */
export function WhyNoMore({ now: { service, fits } }: { readonly now: SetUpNow }) {
  const [lack, ...others] = lacksOf(fits)
  if (service === undefined || fits.length === 0)
    return <p className="text-ink-2 text-sm">The service has not begun yet.</p>
  if (lack === undefined) {
    const roomy = fits.filter((one) => one.fits).length
    return (
      <p className="text-good-text text-sm">
        Another copy would fit on {roomy} of {fits.length} instances.
      </p>
    )
  }
  const words = blockedSentence(service)
  return (
    <div
      className="self-start rounded-md bg-bad-soft px-2 py-1.5 text-bad-text text-sm"
      title={words ?? undefined}
    >
      <p>
        <span className="num block font-semibold">{lack.reason}</span>
        No more: {lack.text} {whereText(lack, fits.length)}.
      </p>
      {others.map((other) => (
        <p key={`${other.reason} ${other.text}`}>
          <span className="num">{other.reason}</span>: {other.text} {whereText(other, fits.length)}.
        </p>
      ))}
      {words !== null && <p className="sr-only">{words}</p>}
    </div>
  )
}
