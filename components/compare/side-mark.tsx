import { cx } from '@/components/ui/cx'
import type { Side } from '@/lib/view/compare/state'
import './side-mark.css'

/** A or B in its colour. */
export function SideMark({ side }: { readonly side: Side }) {
  return (
    <span
      className={cx(
        'inline-grid size-[18px] shrink-0 place-items-center rounded font-semibold text-2xs text-[var(--on-side)]',
        side === 'a' ? 'bg-[var(--side-a)]' : 'bg-[var(--side-b)]',
      )}
    >
      {side.toUpperCase()}
    </span>
  )
}
