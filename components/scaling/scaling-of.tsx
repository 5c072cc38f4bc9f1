'use client'

import { useRun, useView } from '@/components/hooks/use-run'
import { useSize } from '@/components/statechart/use-size'
import { CsvButton } from '@/components/ui/csv-button'
import { Segmented } from '@/components/ui/segmented'
import { WINDOW_CHOICES } from '@/lib/view/charts/time-window'
import { fileName } from '@/lib/view/describe/file-name'
import { scalingCsv } from '@/lib/view/scaling/scaling-csv'
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

function TimeRange() {
  const { store } = useRun()
  const choice = useView((state) => state.timeWindow)
  return (
    <Segmented
      size="sm"
      label="Time range of the lanes"
      value={choice}
      options={WINDOW_CHOICES.map((value) => ({ value, label: value }))}
      onChange={(timeWindow) => store.setState({ timeWindow })}
    />
  )
}

/** One service or group: its lanes, or the same as tables. */
export function ScalingOf({ subject, subjects }: ScalingOfProps) {
  const mode = useView(({ scaling }) => scaling.mode)
  const [ref, { width }] = useSize<HTMLDivElement>()
  const picture = useScalingPicture(subject.key, width)
  const past = picture?.parts[0]
  return (
    <>
      {/* Beside the switch of views, which lies over the page; below it where there is no room. */}
      <div className="scaling-head sticky top-0 z-[5] -mx-3.5 flex items-center gap-3 bg-canvas pr-[196px] pl-[calc(var(--view-switch,0px)+28px)] @max-4xl:items-end @max-4xl:px-3.5 @max-4xl:pb-1.5">
        <SubjectPicker subject={subject} subjects={subjects} />
        <ForecastNote />
        {picture !== null && (
          <div className="ml-auto shrink-0">
            <CsvButton
              name={fileName(`scaling of ${subject.name}`, 'csv')}
              title="Save the lanes as CSV"
              text={() => scalingCsv(picture)}
            />
          </div>
        )}
        <div className="absolute top-3 right-3">
          <TimeRange />
        </div>
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
