import type { CapacityView } from '@/lib/protocol'

export interface CapacityBarProps {
  readonly label: string
  readonly unit: string
  readonly capacity: CapacityView
}

/** Reserved as a solid bar, in use as a bright line on it: containers may use more than they reserve. */
export function CapacityBar({ label, unit, capacity }: CapacityBarProps) {
  const { registered, reserved, used } = capacity
  const part = (amount: number) => (registered > 0 ? Math.min(1, amount / registered) : 0)
  const percent = Math.round(part(reserved) * 100)
  return (
    <div
      className="flex min-w-0 flex-1 items-center gap-1.5"
      title={`${label}: ${reserved} of ${registered} ${unit} reserved, ${Math.round(used)} in use`}
    >
      <span className="font-semibold text-ink-3 text-xs">{label}</span>
      <span className="relative h-2 min-w-0 flex-1 overflow-hidden rounded-full bg-surface-3">
        <span
          className="absolute inset-y-0 left-0 rounded-full bg-line-strong"
          style={{ width: `${percent}%` }}
        />
        <span
          className="absolute top-[2.5px] left-0 h-[3px] rounded-full bg-ink"
          style={{ width: `${part(used) * 100}%` }}
        />
      </span>
      <span className="num w-9 text-right font-medium text-ink-2 text-sm">{percent}%</span>
    </div>
  )
}
