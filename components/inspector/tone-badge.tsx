import { CircleCheck, CircleDashed, CircleMinus, CircleX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { Tone } from '@/lib/view/describe/words'

const LOOKS = {
  good: { tone: 'good', icon: CircleCheck },
  warning: { tone: 'warning', icon: TriangleAlert },
  bad: { tone: 'bad', icon: CircleX },
  busy: { tone: 'accent', icon: CircleDashed },
  neutral: { tone: 'neutral', icon: CircleMinus },
} as const satisfies Record<Tone, { tone: BadgeTone; icon: unknown }>

/** A state word with its colour and a sign of its own shape. */
export function ToneBadge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const { tone: badge, icon: Icon } = LOOKS[tone]
  return (
    <Badge tone={badge}>
      <Icon aria-hidden size={11} strokeWidth={2.5} />
      {children}
    </Badge>
  )
}
