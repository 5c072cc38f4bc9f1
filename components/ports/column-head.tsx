import { ArrowDown, ArrowUp } from 'lucide-react'
import { cx } from '@/components/ui/cx'

interface ColumnHeadProps {
  readonly name: string
  readonly isNumber: boolean
  readonly sorted: 'ascending' | 'descending' | null
  readonly onSort: () => void
}

/** The head of a column is the button that sorts by it. */
export function ColumnHead({ name, isNumber, sorted, onSort }: ColumnHeadProps) {
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp
  return (
    <th scope="col" aria-sort={sorted ?? 'none'} className="p-0 font-semibold text-ink-2">
      <button
        type="button"
        onClick={onSort}
        className={cx(
          'flex w-full items-center gap-1 whitespace-nowrap px-1.5 py-1 font-semibold hover:text-ink focus-visible:-outline-offset-2',
          isNumber && 'justify-end',
          sorted !== null && 'text-ink',
        )}
      >
        {name}
        {sorted !== null && <Arrow aria-hidden size={12} className="shrink-0" />}
      </button>
    </th>
  )
}
