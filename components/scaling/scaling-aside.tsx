'use client'

import { useView } from '@/components/hooks/use-run'
import { CapacityWhy } from './capacity-why'
import { useAwaitedProviders } from './use-awaited-providers'
import { useSubject } from './use-subject'
import { WhyNotYet } from './why-not-yet'

/**
 * Why what the lanes are about has not scaled yet, and why the providers have not that its tasks wait for. Not while the inspector
 * says so of the same thing.
 */
export function ScalingAside() {
  const { subject } = useSubject()
  const selectedKey = useView((state) => state.selectedKey)
  const providers = useAwaitedProviders(subject).filter(({ key }) => key !== selectedKey)
  if (subject === undefined || subject.key === selectedKey) return null
  return (
    <section
      aria-label={`Scaling of ${subject.name}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="max-h-[62%] shrink-0 overflow-auto border-line border-b focus-visible:-outline-offset-2"
    >
      <h2 className="overline-title px-3.5 pt-3">
        {subject.kind === 'service' ? 'Service' : 'Auto Scaling group'} {subject.name}
      </h2>
      {subject.kind === 'service' ? (
        <WhyNotYet serviceKey={subject.key} />
      ) : (
        <CapacityWhy capacityKey={subject.key} />
      )}
      {providers.map(({ key, name }) => (
        <CapacityWhy key={key} capacityKey={key} title={`Capacity provider ${name}`} />
      ))}
    </section>
  )
}
