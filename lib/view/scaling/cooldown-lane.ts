import type { CooldownSpan } from '@/lib/protocol'
import { type Axis, spanOn } from './axis'
import { labelIn } from './bar-label'
import { holds, type Part } from './picture'

export const COOLDOWN_LANE = { height: 24, top: 5, bar: 14 } as const

export interface DrawnCooldown {
  readonly key: string
  readonly cooldown: CooldownSpan
  readonly x: number
  readonly width: number
  /** Inside the bar; null where it has no room. */
  readonly label: string | null
  readonly isForecast: boolean
}

/** A cooldown that an activity of the forecast will end is drawn up to there. */
export function cooldownLane(axis: Axis, parts: readonly Part[]): readonly DrawnCooldown[] {
  const all = parts.flatMap((part) =>
    part.history.cooldowns
      .filter(({ from }) => holds(part, from))
      .map((cooldown) => ({ cooldown, isForecast: part.isForecast })),
  )
  return all.flatMap(({ cooldown, isForecast }, i) => {
    const until = Math.min(cooldown.until, all[i + 1]?.cooldown.from ?? cooldown.until)
    const placed = spanOn(axis, { from: cooldown.from, until }, [cooldown.from, axis.to])
    if (placed === null) return []
    const label = labelIn(placed, `${cooldown.seconds} s`)
    return [{ key: `${cooldown.from}`, cooldown, ...placed, label, isForecast }]
  })
}
