'use client'

import { useView } from '@/components/hooks/use-run'
import { useSubject } from './use-subject'
import { WhyNotYet } from './why-not-yet'

/** Why the service that the lanes are about has not scaled yet. Not while the inspector says so of the same service. */
export function ScalingAside() {
  const { subject } = useSubject()
  const selectedKey = useView((state) => state.selectedKey)
  if (subject?.kind !== 'service' || subject.key === selectedKey) return null
  return (
    <section
      aria-label={`Scaling of ${subject.name}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="max-h-[62%] shrink-0 overflow-auto border-line border-b focus-visible:-outline-offset-2"
    >
      <h2 className="overline-title px-3.5 pt-3">Service {subject.name}</h2>
      <WhyNotYet serviceKey={subject.key} />
    </section>
  )
}
