'use client'

import { Button } from '@/components/ui/button'
import { type LoadForm, type PointText, pointsUnit } from '@/lib/view/load/load-kinds'
import { INPUT_BOX } from './form-end'

/** The points of a curve as text. */
export function LoadPoints({
  form,
  onChange,
}: {
  readonly form: LoadForm
  readonly onChange: (change: Partial<LoadForm>) => void
}) {
  const { points, shape } = form
  const set = (index: number, change: Partial<PointText>) =>
    onChange({ points: points.map((point, i) => (i === index ? { ...point, ...change } : point)) })
  const last = points.at(-1)
  const unit = pointsUnit(form)
  return (
    <fieldset className="mt-1.5 space-y-1">
      <legend className="text-sm text-ink-3">Time and {unit}</legend>
      <select
        aria-label="From point to point"
        value={shape}
        onChange={({ target }) => onChange({ shape: target.value === 'step' ? 'step' : 'linear' })}
        className={INPUT_BOX}
      >
        <option value="linear">Joined by straight lines</option>
        <option value="step">Each held until the next</option>
      </select>
      {points.map(({ at, rps }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: points have no identity but their place.
        <div key={index} className="grid grid-cols-[1fr_1fr_auto] gap-1.5">
          <input
            aria-label={`Point ${index + 1}, time`}
            value={at}
            onChange={({ target }) => set(index, { at: target.value })}
            className={INPUT_BOX}
          />
          <input
            aria-label={`Point ${index + 1}, ${unit}`}
            value={rps}
            onChange={({ target }) => set(index, { rps: target.value })}
            className={INPUT_BOX}
          />
          <Button
            size="sm"
            disabled={points.length < 2}
            aria-label={`Remove point ${index + 1}`}
            onClick={() => onChange({ points: points.filter((_, i) => i !== index) })}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button
        size="sm"
        onClick={() =>
          onChange({ points: [...points, { at: `${last?.at ?? ''}1m`, rps: last?.rps ?? '0' }] })
        }
      >
        Add a point
      </Button>
    </fieldset>
  )
}
