import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '@/components/ui/icon-button'

interface PaneHeadProps {
  /** What sort of thing it is about. */
  readonly overline: ReactNode
  /** Beside that, before the button that leaves it. */
  readonly aside?: ReactNode
  readonly leave: { readonly label: string; readonly perform: () => void }
  readonly title: ReactNode
  readonly children?: ReactNode
}

/** The head of what fills the inspector. */
export function PaneHead({ overline, aside, leave, title, children }: PaneHeadProps) {
  return (
    <header className="px-3.5 pt-3 pb-1.5">
      <div className="flex items-center gap-2">
        <p className="overline-title min-w-0 flex-1 truncate">{overline}</p>
        {aside}
        <IconButton icon={X} size="sm" variant="ghost" label={leave.label} onClick={leave.perform} />
      </div>
      <h2 className="flex items-center gap-2 font-semibold text-lg">{title}</h2>
      {children}
    </header>
  )
}
