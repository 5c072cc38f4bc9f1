import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

/** A thing in a room: to be looked at and pointed at. Its menu opens by right click or a long press. */
export function RoomCard({
  thing,
  label,
  className,
  children,
}: {
  readonly thing: string
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture of a thing, which its words name.
    <div
      role="group"
      data-thing={thing}
      aria-label={label}
      className={cx(
        'flex h-full w-full flex-col items-center justify-center overflow-hidden rounded-[12px] border-2 border-line bg-surface px-2 shadow-card',
        className,
      )}
    >
      {children}
    </div>
  )
}
