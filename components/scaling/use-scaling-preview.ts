'use client'

import { useEffect, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { ScalingPreview, ScheduleText } from '@/lib/protocol'
import type { PlannedCommand } from '@/lib/view/auto-scaling/form-reader'
import { commandOf } from '@/lib/view/run/dispatch-all'

const NOTHING: ScalingPreview = { lines: [], times: [], now: '' }

/** The lines of commands, and when a schedule falls due: as the simulation writes and works them out. */
export function useScalingPreview(
  planned: readonly PlannedCommand[],
  schedule: ScheduleText | null,
): ScalingPreview {
  const run = useRun()
  const [preview, setPreview] = useState(NOTHING)
  const commands = planned.map((one) => commandOf(one))
  const question = JSON.stringify({
    commands,
    schedule: schedule && {
      expression: schedule.expression,
      timezone: schedule.timezone,
      isCrontab: schedule.isCrontab,
    },
  })
  useEffect(() => {
    let isOver = false
    run.call('scalingPreview', JSON.parse(question)).then(
      (answer) => {
        if (!isOver) setPreview(answer)
      },
      () => {},
    )
    return () => {
      isOver = true
    }
  }, [run, question])
  return preview
}
