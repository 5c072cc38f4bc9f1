'use client'

import { useStore } from 'zustand'
import type { Compared } from '@/lib/view/compare/state'
import { useComparison } from './use-comparison'

interface SeedPickerProps {
  readonly result: Compared
  readonly seed: number
  readonly isDrawn: boolean
}

/** Which seed is drawn, and opened. */
export function SeedPicker({ result, seed, isDrawn }: SeedPickerProps) {
  const comparison = useComparison()
  const isRunning = useStore(comparison.state, ({ progress }) => progress.status === 'running')
  const { base, replications } = result
  const seeds = Array.from({ length: replications }, (_, i) => base.seed + i)
  return (
    <div className="mb-1 flex flex-wrap items-center gap-2 text-ink-2 text-sm">
      <span className="flex items-center gap-2">
        The runs with seed
        <select
          aria-label="Seed of the runs"
          value={seed}
          disabled={isRunning}
          title={isRunning ? 'When all runs are done' : undefined}
          onChange={({ target }) => void comparison.chooseSeed(Number(target.value))}
          className="num h-7 rounded-card border border-line bg-surface px-1.5 text-ink text-sm disabled:opacity-60"
        >
          {seeds.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </span>
      <p role="status">{isDrawn ? '' : 'Running them again to draw them…'}</p>
    </div>
  )
}
