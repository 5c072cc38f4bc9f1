import type { ReactNode } from 'react'
import { Term } from '@/components/glossary/term'
import { cx } from '@/components/ui/cx'

/** A titled part of the inspector. */
export function Section({
  title,
  children,
  aside,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly aside?: ReactNode
}) {
  return (
    <section aria-label={title} className="border-t border-line px-3.5 py-3 first:border-t-0">
      <div className="mb-1.5 flex min-h-5 items-center gap-2">
        <h3 className="overline-title flex-1">
          <Term name={title} />
        </h3>
        {aside}
      </div>
      {children}
    </section>
  )
}

export interface Fact {
  readonly name: string
  readonly value: ReactNode
  readonly isWords?: boolean
}

/** Name and value, one a line; null values are left out. */
export function Facts({ facts }: { readonly facts: readonly (Fact | null)[] }) {
  return (
    <dl className="grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-3 gap-y-0.5">
      {facts.map(
        (fact) =>
          fact !== null && (
            <div key={fact.name} className="contents">
              <dt className="text-sm text-ink-3">
                <Term name={fact.name} />
              </dt>
              <dd className={cx('text-right text-sm wrap-anywhere', !fact.isWords && 'num')}>{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
