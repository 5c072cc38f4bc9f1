import { Term } from '@/components/glossary/term'
import { UseBar, type UseBarProps, UseSign } from '@/components/ui/use-bar'

export interface MeterProps extends Pick<UseBarProps, 'scale' | 'line' | 'isShort'> {
  readonly label: string
  readonly used: string
  readonly reserved: string
  /** What 100 % is, in words: `100 % = 512 MiB, killed above`. */
  readonly whole: string
}

/** What is reserved of a capacity and what is used of it, as a bar and as numbers. */
export function Meter({ label, used, reserved, whole, ...bar }: MeterProps) {
  return (
    <div className="mb-2.5 last:mb-0">
      <div className="flex items-baseline justify-between gap-2 text-sm">
        <span className="text-ink-2">
          <Term name={label} />
        </span>
        <span className="num text-xs">
          {used} <span className="text-ink-3">used ·</span> {reserved}{' '}
          <span className="text-ink-3">reserved</span>
        </span>
      </div>
      <UseBar {...bar} height={11} className="mt-1" />
      <p className="mt-1 text-ink-3 text-xs">{whole}</p>
    </div>
  )
}

/** What the parts of the bars mean. */
export function MeterLegend() {
  return (
    <p className="mt-2 flex flex-wrap gap-x-3 gap-y-0.5 text-ink-2 text-xs">
      <UseSign sign="reserved" text="reserved" />
      <UseSign sign="used" text="used" />
      <UseSign sign="limit" text="100 %" />
    </p>
  )
}
