'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { FORM_ICONS } from '@/components/build/form-icons'
import { useNew } from '@/components/build/use-new'
import { cx } from '@/components/ui/cx'
import { type GhostKey, ghostOf } from '@/lib/view/build/ghosts'
import type { PlacedFlowNode } from './placed-flow-node'
import { Scaled } from './scaled'

/** A place where something can be made: press it for its form. What cannot be made yet says what it needs. */
export const GhostNode = memo(function GhostNode({ id, data, height }: NodeProps<PlacedFlowNode>) {
  const { form, number, hint } = ghostOf(id as GhostKey)
  const { title, needs, isOpen, open } = useNew(form)
  const Icon = FORM_ICONS[form]
  const isTall = (height ?? 0) > 200
  return (
    <Scaled by={data.scale}>
      <button
        type="button"
        aria-label={`New ${title.toLowerCase()}, ${number}: ${needs ?? hint}`}
        aria-disabled={needs !== null}
        aria-expanded={isOpen}
        onClick={() => needs === null && open()}
        className={cx(
          'nopan relative flex h-full w-full items-center gap-2.5 rounded-[12px] border-[1.5px] border-dashed bg-surface px-4 py-1.5 text-left',
          isTall && 'flex-col justify-center text-center',
          isOpen ? 'border-accent bg-accent-soft' : 'border-line-strong',
          needs === null ? 'hover:border-accent hover:bg-accent-soft' : 'cursor-not-allowed',
        )}
      >
        <span
          aria-hidden
          className="num absolute -top-2.5 -left-2.5 grid size-6 place-items-center rounded-full border border-line-strong bg-surface font-bold text-ink-2 text-sm"
        >
          {number}
        </span>
        <Icon aria-hidden size={isTall ? 30 : 18} className="shrink-0 text-ink-3" />
        <span className="min-w-0">
          <span className="block font-semibold text-xl leading-tight">{title}</span>
          <span
            className={cx(
              'block text-base leading-tight',
              needs === null ? 'text-ink-2' : 'text-warning-text',
            )}
          >
            {needs ?? hint}
          </span>
        </span>
      </button>
    </Scaled>
  )
})
