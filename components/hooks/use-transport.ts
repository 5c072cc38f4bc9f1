'use client'

import { formatClock } from '@/lib/view/describe/format'
import { useView } from './use-run'

/** Playing, speed, whether the simulation keeps up, whether undo is possible. */
export function useTransport() {
  return useView((state) => state.transport)
}

/** The clock as text: changes once a simulated second, not with every frame. */
export function useClockText(): string {
  return useView((state) => formatClock(state.now))
}

/** Now in whole simulated seconds: for countdowns, without a render a frame. */
export function useNowSeconds(): number {
  return useView((state) => Math.floor(state.now / 1_000_000))
}
