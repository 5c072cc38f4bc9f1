import { ExternalLink } from 'lucide-react'
import type { ChartState } from '@/lib/view/statechart/definition'

/** What a state means, what happens on entering it, and AWS's page about it. */
export function StateNote({ state, isActive }: { readonly state: ChartState; readonly isActive: boolean }) {
  return (
    <div aria-live="polite" className="rounded-card border border-line bg-surface-2 px-2.5 py-2 text-sm">
      <p className="font-semibold">
        {state.path} {isActive && <span className="font-normal text-accent-text">is the current state</span>}
      </p>
      {state.description !== null && <p className="mt-0.5 text-ink-2">{state.description}</p>}
      <div className="mt-1 flex flex-wrap justify-between gap-x-3">
        {state.entry.length > 0 && (
          <p className="text-ink-3">
            On entry: <span className="num text-xs text-ink-2">{state.entry.join(', ')}</span>
          </p>
        )}
        {state.docs.map((page) => (
          <a
            key={page}
            href={page}
            target="_blank"
            rel="noreferrer"
            className="flex items-center gap-1 text-accent-text underline underline-offset-2"
          >
            AWS documentation <ExternalLink aria-hidden size={12} />
            <span className="only-spoken">on {state.key}, opens in a new tab</span>
          </a>
        ))}
      </div>
    </div>
  )
}
