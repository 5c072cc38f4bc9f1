import { Stepper, type StepperProps } from './stepper'

interface BoundProps extends StepperProps {
  /** What stands above the number: `Minimum`. */
  readonly caption: string
}

/** One of the numbers that something may scale between. Stands in a `dl`. */
export function Bound({ caption, ...stepper }: BoundProps) {
  return (
    <div className="flex flex-col items-center rounded-md bg-surface-2 py-1">
      <dt className="text-ink-3 text-xs">{caption}</dt>
      <dd>
        <Stepper {...stepper} />
      </dd>
    </div>
  )
}
