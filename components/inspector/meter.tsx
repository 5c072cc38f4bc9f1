import { cx } from '@/components/ui/cx'

export interface MeterProps {
  readonly label: string
  /** What can be reserved; without it the meter is about the reservation itself. */
  readonly registered?: number
  readonly reserved: number
  readonly used: number
  readonly format: (value: number) => string
}

/** What is reserved of a capacity, with a line where use is just now (it may pass what is reserved). */
export function Meter({ label, registered, reserved, used, format }: MeterProps) {
  const whole = registered ?? Math.max(reserved, used)
  const share = (value: number) => `${Math.min(100, whole === 0 ? 0 : (100 * value) / whole)}%`
  return (
    <div className="mb-2 last:mb-0">
      <div className="flex items-baseline justify-between text-sm">
        <span className="text-ink-2">{label}</span>
        <span className="num text-xs">
          {format(reserved)}{' '}
          {registered !== undefined && (
            <>
              <span className="text-ink-3">of</span> {format(registered)}{' '}
            </>
          )}
          <span className="text-ink-3">reserved</span>
        </span>
      </div>
      <div aria-hidden className="relative mt-0.5 h-2 overflow-hidden rounded-full bg-surface-3">
        <div
          className={cx('h-full bg-ink-3', reserved > whole && 'bg-bad')}
          style={{ width: share(reserved) }}
        />
        <div
          className="absolute inset-y-0 w-0.5 bg-accent ring-1 ring-surface"
          style={{ left: share(used) }}
        />
      </div>
      <p className="mt-0.5 text-xs text-ink-3">
        <span aria-hidden className="mr-1 inline-block h-2 w-0.5 bg-accent align-baseline" />
        {format(used)} in use
      </p>
    </div>
  )
}
