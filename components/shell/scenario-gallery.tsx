'use client'

import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import type { ScenarioSketch, ScenarioSummary } from '@/lib/protocol'
import { ScenarioPicture } from './scenario-picture'

/** What has no group of its own: the empty one, to build in. */
const REST = 'Your own'

interface GalleryProps {
  readonly onChoose: (id: string) => void
}

/** The built-in scenarios by subject, each with a picture of its set-up and a question that its run answers. */
export function ScenarioGallery({ onChoose }: GalleryProps) {
  const scenarios = useView((state) => state.scenarios)
  const current = useView((state) => state.scenario?.id)
  const sketches = useSketches()
  const groups = [...new Set(scenarios.map(({ group = REST }) => group))]
  return (
    <div className="max-h-[min(640px,72vh)] overflow-auto">
      {groups.map((group) => (
        <section key={group} aria-label={group} className="mb-1.5">
          <h2 className="overline-title sticky top-0 z-10 bg-surface px-2.5 py-1">{group}</h2>
          <ul className="grid min-[760px]:grid-cols-2">
            {scenarios
              .filter((scenario) => (scenario.group ?? REST) === group)
              .map((scenario) => (
                <li key={scenario.id}>
                  <Choice
                    scenario={scenario}
                    sketch={sketches[scenario.id]}
                    current={scenario.id === current}
                    onChoose={onChoose}
                  />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const NO_SKETCHES: Readonly<Record<string, ScenarioSketch>> = {}

function useSketches(): Readonly<Record<string, ScenarioSketch>> {
  const run = useRun()
  const [sketches, setSketches] = useState(NO_SKETCHES)
  useEffect(() => {
    let isOver = false
    // Without pictures the words are enough.
    run.call('sketches', {}).then(
      (answer) => !isOver && setSketches(answer),
      () => {},
    )
    return () => {
      isOver = true
    }
  }, [run])
  return sketches
}

interface ChoiceProps extends GalleryProps {
  readonly scenario: ScenarioSummary
  readonly sketch: ScenarioSketch | undefined
  readonly current: boolean
}

function Choice({ scenario, sketch, current, onChoose }: ChoiceProps) {
  const { id, title, description, question } = scenario
  return (
    <button
      type="button"
      aria-current={current ? 'true' : undefined}
      onClick={() => onChoose(id)}
      className={cx(
        'flex h-full w-full items-start gap-3 rounded-card px-2.5 py-2 text-left hover:bg-surface-2 focus-visible:-outline-offset-2',
        current && 'bg-surface-2',
      )}
    >
      <span className="h-16 w-[132px] shrink-0 max-[480px]:hidden">
        {sketch !== undefined && <ScenarioPicture sketch={sketch} />}
      </span>
      <span className="min-w-0">
        <span className="flex items-center gap-1.5 font-semibold">
          {title}
          {current && <Check aria-hidden size={14} className="shrink-0 text-accent-text" />}
        </span>
        <span className="mt-0.5 block text-ink-2 text-sm">{question ?? description}</span>
      </span>
    </button>
  )
}
