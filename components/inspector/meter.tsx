import { Term } from '@/components/glossary/term'
import { UseBar, type UseBarProps } from '@/components/ui/use-bar'

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
      <span className="flex items-center gap-1">
        <span aria-hidden className="use-reserved h-2.5 w-5 rounded-[3px]" /> reserved
      </span>
      <span className="flex items-center gap-1">
        <span aria-hidden className="h-1.5 w-5 rounded-[2px] bg-ink" /> used
      </span>
      <span className="flex items-center gap-1">
        <span aria-hidden className="h-3 w-0 border-ink border-l-2" /> 100 %
      </span>
    </p>
  )
}
