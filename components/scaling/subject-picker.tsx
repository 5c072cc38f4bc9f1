'use client'

import { useRun } from '@/components/hooks/use-run'
import type { ScalingSubject } from '@/lib/view/scaling/subject'

interface SubjectPickerProps {
  readonly subject: ScalingSubject
  readonly subjects: readonly ScalingSubject[]
}

/** What the view is about; to be chosen where there are several. */
export function SubjectPicker({ subject, subjects }: SubjectPickerProps) {
  const { store } = useRun()
  if (subjects.length === 1)
    return <h2 className="max-w-[45cqw] shrink-0 truncate font-semibold text-sm">{nameOf(subject)}</h2>
  return (
    <label className="flex max-w-[45cqw] shrink-0 items-center gap-1.5 text-ink-2 text-sm">
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
