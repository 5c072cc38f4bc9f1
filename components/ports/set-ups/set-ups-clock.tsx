'use client'

import { SkipBack } from 'lucide-react'
import { useClockText } from '@/components/hooks/use-transport'
import { useCalmKind } from '@/components/hooks/use-view'
import { Button } from '@/components/ui/button'
import type { TaskDefinitionView } from '@/lib/protocol'
import { formatMiB } from '@/lib/view/describe/format'

/** Where the set-ups stand. They play, pause and step with the run of the page. */
export function SetUpsClock({ onStart }: { readonly onStart: () => void }) {
  const clock = useClockText()
  const [definition] = useCalmKind('taskDefinition')
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <p className="flex min-h-7 items-center gap-1.5 text-ink-2 text-sm">
        <span className="num font-semibold text-ink">{clock}</span>
        <span>{copyText(definition)}same seed and arrivals, played by the controls above</span>
      </p>
      <Button size="sm" onClick={onStart} title="Watch instances register and copies start">
        <SkipBack aria-hidden size={13} />
        From the start
      </Button>
    </div>
  )
}

/** What a copy is, the same everywhere. */
function copyText(definition: TaskDefinitionView | undefined): string {
  if (definition === undefined) return ''
  const { family, revision, cpu, memory } = definition
  return `${family}:${revision} with ${cpu} CPU units and ${formatMiB(memory)}, `
}
