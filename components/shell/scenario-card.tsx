'use client'

import { Eye, X } from 'lucide-react'
import { useViewStore } from '@/components/hooks/use-view-store'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import { viewStore } from '@/lib/view/store'

const show = (cardOpen: boolean) => viewStore.setState({ cardOpen })

/**
 * What to look for in this scenario: two sentences, until they are put away. A card over the canvas where there is room
 * beside the load balancer, else a strip above it: they must not cover what they speak of.
 */
export function ScenarioCard() {
  const scenario = useViewStore((state) => state.scenario)
  const open = useViewStore((state) => state.cardOpen)
  if (scenario === null || scenario.lookFor.length === 0) return null
  if (!open) {
    return (
      <div className="absolute top-3 left-3 z-10">
        <IconButton icon={Eye} label="What to look for" size="sm" onClick={() => show(true)} />
      </div>
    )
  }
  return (
    <section
      aria-labelledby="look-for"
      className={cx(
        'flex shrink-0 items-start gap-1 border-line bg-surface/95 py-2 pr-1.5 pl-3.5 max-[1180px]:border-b',
        'min-[1181px]:absolute min-[1181px]:top-3 min-[1181px]:left-3 min-[1181px]:z-10 min-[1181px]:w-80',
        'min-[1181px]:rounded-xl min-[1181px]:border min-[1181px]:shadow-float',
      )}
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
