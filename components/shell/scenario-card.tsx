'use client'

import { Eye, X } from 'lucide-react'
import { useViewStore } from '@/components/hooks/use-view-store'
import { IconButton } from '@/components/ui/icon-button'
import { viewStore } from '@/lib/view/store'

const show = (cardOpen: boolean) => viewStore.setState({ cardOpen })

/** What to look for in this scenario: two sentences over the canvas, until they are put away. */
export function ScenarioCard() {
  const scenario = useViewStore((state) => state.scenario)
  const open = useViewStore((state) => state.cardOpen)
  if (scenario === null || scenario.lookFor.length === 0) return null
  if (!open) {
    return (
      <div className="pointer-events-auto">
        <IconButton icon={Eye} label="What to look for" size="sm" onClick={() => show(true)} />
      </div>
    )
  }
  return (
    <section
      aria-label="What to look for"
      className="pointer-events-auto w-72 rounded-xl border border-line bg-surface/95 py-2.5 pr-2 pl-3.5 shadow-float"
    >
      <div className="flex items-start gap-2">
        <h2 className="flex-1 font-semibold">{scenario.title}</h2>
        <IconButton
          icon={X}
          label="Put away"
          size="sm"
          variant="ghost"
          className="-mt-1"
          onClick={() => show(false)}
        />
      </div>
      <ul className="mt-1 flex flex-col gap-1.5 pr-2 text-sm text-ink-2">
        {scenario.lookFor.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
