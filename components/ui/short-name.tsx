import { nameParts } from '@/lib/view/describe/short-name'
import { cx } from './cx'

/**
 * A name in the room that there is, cut in its middle: `work…:12`. All of it is in the page for those who listen, in a title for who
 * points at it, and unfolds while the button or link in which it stands has the focus, unless its place is `fixed`.
 */
export function ShortName({
  name,
  className,
  isFixed = false,
  size,
}: {
  readonly name: string
  readonly className?: string | undefined
  readonly isFixed?: boolean
  /** Of its letters, in units of where it stands. */
  readonly size?: number
}) {
  const [head, tail] = nameParts(name)
  return (
    <span
      title={isFixed ? undefined : name}
      className={cx('flex min-w-0', className)}
      style={{ fontSize: size, lineHeight: size === undefined ? undefined : 1.06 }}
    >
      <span
        className={cx(
          'min-w-0 truncate',
          !isFixed &&
            'in-[:is(a,button):focus-visible]:whitespace-normal in-[:is(a,button):focus-visible]:wrap-anywhere',
        )}
      >
        {head}
      </span>
      {tail !== '' && <span className="shrink-0 whitespace-pre">{tail}</span>}
    </span>
  )
}
