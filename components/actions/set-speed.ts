import { Gauge } from 'lucide-react'
import { type Action, isReady } from './action'

export const SPEEDS = [1, 10, 60, 600] as const

const speedAction = (speed: number, index: number): Action => ({
  id: `speed-${speed}`,
  label: () => `${speed}×`,
  help: speed === 1 ? 'Speed 1×: real time.' : `Speed ${speed}×: ${speed} simulated seconds per second.`,
  icon: () => Gauge,
  shortcut: { key: String(index + 1) },
  enabled: isReady,
  perform: async (run) => void (await run.call('speed', { speed })),
})

/** One action a speed, keys 1 to 4. */
export const speedActions: readonly Action[] = SPEEDS.map(speedAction)
