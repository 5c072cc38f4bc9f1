'use client'

import { useUsedShallow } from '@/components/hooks/use-run'
import { UseBar } from '@/components/ui/use-bar'
import { drawnUse, instanceScale } from '@/lib/view/describe/use-scale'
import type { ViewState } from '@/lib/view/run/store'

export interface CapacityBarProps {
  readonly id: string
  readonly of: 'cpu' | 'memory'
  /** Size of its text in canvas units; null: too far away for one. */
  readonly size: number | null
  readonly height: number
  /** A bar a few pixels long, one of hundreds: plain, and used goes up in steps that can be seen. */
  readonly isSpeck?: boolean
}

const SPECK_STEPS = 20

const LABELS = { cpu: 'CPU', memory: 'MEM' } as const

/** What tasks reserve and use of an instance; the number is what they use. */
export function CapacityBar({ id, of, size, height, isSpeck = false }: CapacityBarProps) {
  const [registered, reserved, used, short] = useUsedShallow(id, selectCapacity(id, of, isSpeck))
  if (registered === undefined || reserved === undefined || used === undefined) return null
  const percent = registered > 0 ? Math.round((100 * used) / registered) : 0
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1.5">
      {size !== null && (
        <span className="font-semibold text-ink-3" style={{ fontSize: size, lineHeight: 1.1 }}>
          {LABELS[of]}
        </span>
      )}
      <UseBar
        scale={instanceScale({ registered, reserved, used })}
        line="limit"
        isShort={short === 1}
        height={height}
        isPlain={isSpeck}
        className="min-w-0 flex-1"
      />
      {size !== null && (
        <span
          className="num whitespace-nowrap text-right font-medium text-ink-2"
          style={{ fontSize: size, lineHeight: 1.1, minWidth: '4ch' }}
        >
          {percent}%
        </span>
      )}
    </div>
  )
}

const selectCapacity =
  (id: string, of: CapacityBarProps['of'], isSpeck: boolean) =>
  ({ views }: ViewState): readonly number[] => {
    const view = views.get(id)
    if (view?.kind !== 'instance') return []
    return drawnUse(view[of], isSpeck ? SPECK_STEPS : null)
  }
