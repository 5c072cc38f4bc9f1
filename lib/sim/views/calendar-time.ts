import { epochMs, formatToSecond, type SimTime } from '@/lib/engine'
import type { World } from '@/lib/world/world'

/** `2025-01-01T09:00:00Z`, as schedules have it; null stays null. */
export function calendarTime({ startAt }: Pick<World, 'startAt'>, at: SimTime | null): string | null {
  return at === null ? null : formatToSecond(epochMs(startAt, at))
}
