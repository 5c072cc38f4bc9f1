import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from '@/components/ui/cx'

export interface WallButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  readonly icon: LucideIcon
  readonly label: string
  /** The key that does the same. */
  readonly shortcut: string
  /** Written beside the icon as well. */
  readonly isWritten?: boolean
}

/** A button on the dark ground below the picture. */
export function WallButton({
  icon: Icon,
  label,
  shortcut,
  isWritten = false,
  className,
  ...rest
}: WallButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      title={`${label} (${shortcut})`}
      className={cx(
        'inline-flex h-[2.2em] min-w-[2.2em] items-center justify-center gap-2 rounded-card border border-[#475569] px-[0.5em]',
        'hover:border-[#a8b5c8] hover:bg-[#1e293b] aria-pressed:border-[#93c0ff] aria-pressed:bg-[#172a4f] disabled:opacity-45',
        className,
      )}
      {...rest}
    >
      <Icon aria-hidden className="size-[1em]" />
      {isWritten && <span>{label}</span>}
    </button>
  )
}
