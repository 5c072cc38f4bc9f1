import type { ReactNode } from 'react'
import { cx } from './cx'

/** Heading of a pane or section: small capitals, with room for controls at its end. */
export function PanelHeader({
  title,
  children,
  className,
}: {
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly className?: string
}) {
  return (
    <div className={cx('flex min-h-6 items-center gap-2', className)}>
      <h2 className="overline-title flex-1">{title}</h2>
      {children}
    </div>
  )
}
