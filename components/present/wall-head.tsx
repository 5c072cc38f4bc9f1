'use client'

import { servingRevisions } from '@/components/canvas/requests/serving-revisions'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useViewShallow } from '@/components/hooks/use-run'

const REVISIONS_MAX = 4

/** Over the picture: what runs, and which colour is which revision. */
export function WallHead({ title }: { readonly title: string }) {
  const revisions = useViewShallow(({ kinds }) => servingRevisions(kinds.task, kinds.queue))
  return (
    <div className="pointer-events-none absolute inset-x-0 top-0 flex items-center justify-between gap-6 px-[2%] py-4">
      <h1
        className="rounded-card bg-canvas/85 font-semibold"
        style={{ fontSize: 'max(16px, calc(32 * var(--wall)))', lineHeight: 1.25 }}
      >
        {title}
      </h1>
      <ul
        aria-label="Revisions"
        className="wall-small flex flex-wrap justify-end gap-x-5 rounded-card bg-canvas/85"
      >
        {revisions.slice(0, REVISIONS_MAX).map((name) => (
          <Revision key={name} name={name} />
        ))}
      </ul>
    </div>
  )
}

function Revision({ name }: { readonly name: string }) {
  const revision = useRevisionColor(name)
  return (
    <li data-rev={revision} className="flex items-center gap-2">
      <span aria-hidden className="rev-fill inline-block size-[0.8em] rounded-full" />
      <span className="num">{name}</span>
    </li>
  )
}
