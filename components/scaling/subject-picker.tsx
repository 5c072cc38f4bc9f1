'use client'

import { useRun } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import type { ScalingSubject } from '@/lib/view/scaling/subject'

/** Leaves what stands beside it its room, however long a name is; where the head has a line of its own it may be longer. */
const WIDTH = 'max-w-[45cqw] shrink-0 text-sm @min-4xl:max-w-[18cqw] @min-[70rem]:max-w-[30cqw]'

interface SubjectPickerProps {
  readonly subject: ScalingSubject
  readonly subjects: readonly ScalingSubject[]
}

/** What the view is about; to be chosen where there are several. */
export function SubjectPicker({ subject, subjects }: SubjectPickerProps) {
  const { store } = useRun()
  if (subjects.length === 1) return <h2 className={cx(WIDTH, 'truncate font-semibold')}>{nameOf(subject)}</h2>
  return (
    <label className={cx(WIDTH, 'flex items-center gap-1.5 text-ink-2')}>
      <span className="only-spoken">Scaling of</span>
      <select
        value={subject.key}
        onChange={({ target }) => {
          const key = target.value
          store.setState(({ scaling }) => ({ scaling: { ...scaling, key } }))
        }}
        className="h-[28px] min-w-0 rounded-card border border-line bg-surface px-2 font-semibold text-ink"
      >
        {subjects.map((one) => (
          <option key={one.key} value={one.key}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </label>
  )
}

function nameOf({ kind, name }: ScalingSubject): string {
  return `${kind === 'service' ? 'Service' : 'Auto Scaling group'} ${name}`
}
