import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export interface MenuItem {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly icon?: LucideIcon
  readonly disabled?: boolean
  readonly danger?: boolean
  readonly separatorBefore?: boolean
  readonly onSelect: () => void
}

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly align?: 'start' | 'center' | 'end'
}
