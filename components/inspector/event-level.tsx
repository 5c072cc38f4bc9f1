import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'
import type { EventView } from '@/lib/protocol'

const LEVELS = {
  info: { icon: Info, name: 'Info', className: 'text-ink-3' },
  good: { icon: CircleCheck, name: 'Good', className: 'text-good' },
  warning: { icon: TriangleAlert, name: 'Warning', className: 'text-warning-text' },
  bad: { icon: CircleX, name: 'Bad', className: 'text-bad' },
} as const

/** The level of an event as a sign of its own shape, with its name for those who listen. */
export function EventLevel({ level }: { readonly level: EventView['level'] }) {
  const { icon: Icon, name, className } = LEVELS[level]
  return (
    <span className={className} title={name}>
      <Icon aria-hidden size={13} strokeWidth={2.2} />
      <span className="only-spoken">{name}</span>
    </span>
  )
}
