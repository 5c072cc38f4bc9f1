import type { GateView } from '@/lib/protocol'

/** Twice a second is as often as anyone can read a list of gates. */
export const WHY_REFRESH_MS = 500

/** Spoken when the step changes; numbers that count down are not. */
export function SpokenGate({ gates }: { readonly gates: readonly GateView[] }) {
  const titles = gates.filter(({ state }) => state === 'current').map(({ title }) => title)
  return (
    <p role="status" className="only-spoken">
      {titles.join('. ')}
    </p>
  )
}
