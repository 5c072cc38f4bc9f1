import { cx } from '@/components/ui/cx'
import { fitted } from '@/lib/view/present/room-type'

/** Letters of the proportional face are narrower than those that `fitted` counts with. */
const PROPORTIONAL = 0.92

export interface RoomLineProps {
  readonly text: string
  /** Canvas units that there are for it. */
  readonly width: number
  readonly most: number
  readonly least: number
  readonly isNumber?: boolean
  readonly className?: string
}

/** One line, as large as there is room for; nothing where it would be too small to read. */
export function RoomLine({ text, width, most, least, isNumber = false, className }: RoomLineProps) {
  const size = fitted(text, isNumber ? width : width / PROPORTIONAL, most, least)
  if (size === null) return null
  return (
    <span
      className={cx('whitespace-nowrap', isNumber && 'num', className)}
      style={{ fontSize: size, lineHeight: 1.18 }}
    >
      {text}
    </span>
  )
}
