import type { CooldownSpan } from '@/lib/protocol'
import { type Axis, spanOn } from './axis'
import { holds, type Part } from './picture'

export const COOLDOWN_LANE = { height: 24, top: 5, bar: 14 } as const
const CHARACTER_PX = 6.1

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
    const text = `${cooldown.seconds} s`
    const hasRoom = placed.width >= text.length * CHARACTER_PX + 8
    return [{ key: `${cooldown.from}`, cooldown, ...placed, label: hasRoom ? text : null, isForecast }]
  })
}
