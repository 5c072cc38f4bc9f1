'use client'

import { useView } from '@/components/hooks/use-run'
import { useSize } from '@/components/statechart/use-size'
import type { ScalingSubject } from '@/lib/view/scaling/subject'
import { CapacityCards } from './capacity-cards'
import { ForecastNote } from './forecast-note'
import { LaneGrid } from './lane-grid'
import { NothingScales } from './nothing-scales'
import { ScalingTable } from './scaling-table'
import { SubjectPicker } from './subject-picker'
import { useScalingPicture } from './use-scaling-picture'

export interface ScalingOfProps {
  readonly subject: ScalingSubject
  readonly subjects: readonly ScalingSubject[]
}

/** One service or group: its lanes, or the same as tables. */
export function ScalingOf({ subject, subjects }: ScalingOfProps) {
  const mode = useView(({ scaling }) => scaling.mode)
  const [ref, { width }] = useSize<HTMLDivElement>()
  const picture = useScalingPicture(subject.key, width)
  const past = picture?.parts[0]
  return (
    <>
      <div className="flex h-[43px] items-center gap-3 pt-2.5 pr-[232px] pl-[388px] @max-[66rem]:h-[76px] @max-[66rem]:items-end @max-[66rem]:pr-0 @max-[66rem]:pl-0">
        <SubjectPicker subject={subject} subjects={subjects} />
        <ForecastNote />
      </div>
      {picture !== null && mode === 'lanes' && <CapacityCards subject={subject} picture={picture} />}
      {past !== undefined && past.history.bounds === null && <NothingScales subject={subject} />}
      <div className="lane-columns mt-2">
        <div />
        {/* As wide as every lane. */}
        <div ref={ref} aria-hidden />
      </div>
      {picture !== null &&
        (mode === 'lanes' ? <LaneGrid picture={picture} /> : <ScalingTable picture={picture} />)}
    </>
  )
}
