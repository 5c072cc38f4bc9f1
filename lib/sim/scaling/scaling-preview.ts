// What a form of a policy or a scheduled action comes to before it is sent: its lines, and when a schedule acts next.

import { toCommandLine } from '@/lib/aws/command-line'
import { formatToSecond } from '@/lib/engine'
import type { ScalingPreview } from '@/lib/protocol'
import type { World } from '@/lib/world/world'
import { nextTimes } from '../next-times'
import type { ScalingForm } from '../types'

const TIMES_SHOWN = 3

export function scalingPreview({ cloudwatch, engine }: World, form: ScalingForm): ScalingPreview {
  const now = cloudwatch.epochMs(engine.now)
  return {
    lines: form.commands.map(({ action, input }) => toCommandLine(action, input)),
    now: formatToSecond(now),
    times: form.schedule === null ? [] : nextTimes(form.schedule, now, TIMES_SHOWN),
  }
}
