'use client'

import { formatClock } from '@/lib/view/describe/format'
import { useViewStore } from './use-view-store'

/** Playing, speed, whether the simulation keeps up, whether undo is possible. */
export function useTransport() {
  return useViewStore((state) => state.transport)
}

/** The clock as text: changes once a simulated second, not with every frame. */
export function useClockText(): string {
  return useViewStore((state) => formatClock(state.now))
}

/** Now in whole simulated seconds: for countdowns, without a render a frame. */
export function useNowSeconds(): number {
  return useViewStore((state) => Math.floor(state.now / 1_000_000))
}
