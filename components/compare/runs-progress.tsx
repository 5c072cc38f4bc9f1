import { ProgressBar } from '@/components/ui/progress-bar'
import { plural } from '@/lib/view/describe/format'

interface RunsProgressProps {
  /** Null when no run is under way. */
  readonly running: {
    readonly done: number
    readonly all: number
    /** `, about 2 min left` */
    readonly left: string
  } | null
  /** What is said when that changes; seen too when no run is under way. */
  readonly said: string
  /** What is wrong with what was stated. */
  readonly failure: string | null
}

/** How far the runs of an experiment are. */
export function RunsProgress({ running, said, failure }: RunsProgressProps) {
  return (
    <div className="flex min-h-7 min-w-[160px] flex-1 flex-wrap items-center gap-x-2 text-sm">
      {running !== null && (
        <ProgressBar
          label="Runs done"
          done={running.done}
          all={running.all}
          text={`${running.done} of ${plural(running.all, 'run')}${running.left}`}
        />
      )}
      <p role="status" className={running !== null ? 'only-spoken' : 'text-ink-2'}>
        {said}
      </p>
      {failure !== null && (
        <p role="alert" className="wrap-anywhere text-bad-text">
          {failure}
        </p>
      )}
    </div>
  )
}
