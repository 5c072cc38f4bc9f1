interface ProgressBarProps {
  /** What is under way. */
  readonly label: string
  readonly done: number
  readonly all: number
  /** How far it is and how long it still takes, in words; beside the bar, and spoken as its value. */
  readonly text: string
}

/** How far something is: a bar and its words. */
export function ProgressBar({ label, done, all, text }: ProgressBarProps) {
  const share = all <= 0 ? 0 : Math.min(1, Math.max(0, done / all))
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
      <span
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * share)}
        aria-valuetext={text}
        className="h-1.5 min-w-[120px] flex-1 overflow-hidden rounded-full bg-surface-3"
      >
        <span className="block h-full rounded-full bg-accent" style={{ width: `${100 * share}%` }} />
      </span>
      <span className="num text-ink-2">{text}</span>
    </span>
  )
}
