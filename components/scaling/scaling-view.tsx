'use client'

import { useRun, useView } from '@/components/hooks/use-run'
import { Segmented } from '@/components/ui/segmented'
import { WINDOW_CHOICES } from '@/lib/view/charts/time-window'
import { ScalingOf } from './scaling-of'
import { useSubject } from './use-subject'
import './scaling.css'

/** How one service or Auto Scaling group scales, over time. */
export function ScalingView() {
  const { store } = useRun()
  const choice = useView((state) => state.timeWindow)
  const { subject, subjects } = useSubject()
  return (
    <section
      aria-label="Scaling"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="scaling-view @container absolute inset-0 overflow-auto px-3.5 pb-[60px] focus-visible:-outline-offset-2"
    >
      <div className="absolute top-3 right-3 z-10">
        <Segmented
          size="sm"
          label="Time range of the lanes"
          value={choice}
          options={WINDOW_CHOICES.map((value) => ({ value, label: value }))}
          onChange={(timeWindow) => store.setState({ timeWindow })}
        />
      </div>
      {subject === undefined ? (
        <p className="pt-[52px] text-ink-2">
          There is nothing to scale yet: create a service or an Auto Scaling group.
        </p>
      ) : (
        <ScalingOf key={subject.key} subject={subject} subjects={subjects} />
      )}
    </section>
  )
}
