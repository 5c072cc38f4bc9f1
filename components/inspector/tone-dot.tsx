import { CircleCheck, CircleDashed, CircleMinus, CircleX, TriangleAlert } from 'lucide-react'
import type { Tone } from '@/lib/view/describe/words'

const LOOKS = {
  good: { icon: CircleCheck, className: 'text-good' },
  warning: { icon: TriangleAlert, className: 'text-warning-text' },
  bad: { icon: CircleX, className: 'text-bad' },
  busy: { icon: CircleDashed, className: 'text-accent' },
  neutral: { icon: CircleMinus, className: 'text-ink-3' },
} as const satisfies Record<Tone, unknown>

/** A tone as a sign of its own shape, before a sentence that says the same. */
export function ToneDot({ tone }: { readonly tone: Tone }) {
  const { icon: Icon, className } = LOOKS[tone]
  return <Icon aria-hidden size={14} strokeWidth={2.2} className={`mt-px shrink-0 ${className}`} />
}
