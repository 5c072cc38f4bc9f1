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
      aria-labelledby="look-for"
      className="pointer-events-auto flex w-80 items-start gap-1 rounded-xl border border-line bg-surface/95 py-2 pr-1.5 pl-3.5 shadow-float max-[1180px]:w-72"
    >
      <h2 id="look-for" className="only-spoken">
        What to look for
      </h2>
      <ul className="flex min-w-0 flex-1 flex-col gap-1 py-0.5 text-sm text-ink-2">
        {scenario.lookFor.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <IconButton icon={X} label="Put away" size="sm" variant="ghost" onClick={() => show(false)} />
    </section>
  )
}
