'use client'

import { deferred } from '@/components/deferred/deferred'
import { useView } from '@/components/hooks/use-run'

const VerdictStrip = deferred(() => import('./verdict-strip').then((module) => module.VerdictStrip))
const SpokenVerdict = deferred(() => import('./verdict-strip').then((module) => module.SpokenVerdict))

/** How the run went, in a strip above the canvas until it is put away; nothing of the canvas is covered. */
export function VerdictCard() {
  const verdict = useView((state) => state.verdict)
  return (
    <>
      {/* Always there: screen readers hear what changes in it, and not what it comes with. */}
      <p role="status" aria-label="Verdict" className="only-spoken">
        {verdict !== null && <SpokenVerdict verdict={verdict} />}
      </p>
      {verdict !== null && <VerdictStrip verdict={verdict} />}
    </>
  )
}
