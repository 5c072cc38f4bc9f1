import type { ComponentProps } from 'react'
import { cx } from './cx'

export type ButtonVariant = 'plain' | 'primary' | 'ghost' | 'danger'
export type ButtonSize = 'sm' | 'md'

const VARIANTS: Record<ButtonVariant, string> = {
  plain: 'border border-line bg-surface text-ink shadow-card hover:bg-surface-2 hover:border-line-strong',
  primary: 'border border-inverse bg-inverse text-inverse-ink hover:bg-inverse-2',
  ghost: 'border border-transparent text-ink-2 hover:bg-surface-2 hover:text-ink',
  danger: 'border border-bad/40 bg-surface text-bad-text hover:bg-bad-soft',
}
const SIZES: Record<ButtonSize, string> = { sm: 'h-7 gap-1 px-2 text-sm', md: 'h-8 gap-1.5 px-3 text-base' }

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
}

export function Button({ variant = 'plain', size = 'md', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={cx(
        'inline-flex select-none items-center justify-center whitespace-nowrap rounded-card font-medium',
        'disabled:cursor-not-allowed disabled:opacity-45 aria-disabled:cursor-not-allowed aria-disabled:opacity-45',
        VARIANTS[variant],
        SIZES[size],
        className,
      )}
      {...rest}
    />
  )
}
