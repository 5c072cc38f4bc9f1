'use client'

import { ScalingOf } from './scaling-of'
import { useSubject } from './use-subject'
import './scaling.css'

/** How one service or Auto Scaling group scales, over time. */
export function ScalingView() {
  const { subject, subjects } = useSubject()
  return (
    <section
      aria-label="Scaling"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="scaling-view @container absolute inset-0 overflow-auto px-3.5 pb-[60px] focus-visible:-outline-offset-2"
    >
      {subject === undefined ? (
        <p className="pt-[var(--scaling-head)] text-ink-2">
          There is nothing to scale yet: create a service or an Auto Scaling group.
        </p>
      ) : (
        <ScalingOf key={subject.key} subject={subject} subjects={subjects} />
      )}
    </section>
  )
}
