'use client'

import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useView, useViewShallow } from '@/components/hooks/use-run'
import { ShortName } from '@/components/ui/short-name'
import { UseSign } from '@/components/ui/use-bar'
import { formatCount, formFor } from '@/lib/view/describe/format'
import { useReducedMotion } from '../hooks/use-reduced-motion'
import { servingRevisions } from './serving-revisions'

const REVISIONS_MAX = 4

/** What the dots mean: revisions by colour, failures by shape, and how many requests or messages one stands for. */
export function RequestsLegend() {
  const perDot = useView((state) => state.requestsPerDot)
  const isStill = useReducedMotion()
  const perMessage = useView((state) => state.requests.perMessage)
  const revisions = useViewShallow(({ kinds }) => servingRevisions(kinds.task, kinds.queue))
  const hasQueues = useView(({ kinds }) => kinds.queue.length > 0)
  const hasRequests = useView(({ kinds }) => kinds.traffic.length > 0 || kinds.queue.length === 0)
  return (
    <section
      aria-label="Request legend"
      className="-mx-1.5 pointer-events-none flex flex-wrap items-center gap-x-3.5 gap-y-0.5 rounded-md bg-canvas/85 px-1.5 max-[600px]:bg-canvas text-ink-2 text-sm"
    >
      {isStill && (
        <span className="font-semibold text-ink">
          {hasRequests ? 'Requests per second, ✕ failed' : 'Messages per second'}
        </span>
      )}
      {!isStill && hasRequests && (
        <span className="font-semibold text-ink">
          1 dot = <span className="num">{formatCount(perDot)}</span> {formFor(perDot, 'request')}
        </span>
      )}
      {!isStill && hasQueues && (
        <span className="flex items-center gap-1.5 font-semibold text-ink">
          <Envelope />= <span className="num">{formatCount(perMessage)}</span>{' '}
          {formFor(perMessage, 'message')}
        </span>
      )}
      {revisions.slice(0, REVISIONS_MAX).map((name) => (
        <Revision key={name} name={name} />
      ))}
      {!isStill && hasRequests && <Shapes />}
      <UseSigns />
    </section>
  )
}

function Envelope() {
  return (
    <svg role="img" aria-label="1 envelope" width="14" height="10" viewBox="0 0 14 10">
      <rect width="14" height="10" fill="var(--ink-2)" />
      <path d="M0 1l7 5.2L14 1" fill="none" stroke="var(--surface)" strokeWidth="1.6" />
    </svg>
  )
}

function Shapes() {
  return (
    <>
      <Shape label="5xx task">
        <rect x="2.5" y="2.5" width="9" height="9" fill="var(--bad)" />
      </Shape>
      <Shape label="5xx ALB">
        <path d="M3 3l8 8M11 3l-8 8" stroke="var(--bad)" strokeWidth="2.6" strokeLinecap="round" />
      </Shape>
      <Shape label="4xx">
        <path d="M7 2l5.5 10h-11z" fill="var(--warning)" />
      </Shape>
      <Shape label="no response">
        <circle cx="7" cy="7" r="4.6" stroke="var(--bad)" strokeWidth="2.2" fill="none" />
      </Shape>
    </>
  )
}

/** What the bars of tasks and instances mean. A phone has no room for it beside the dots; the inspector says it there. */
function UseSigns() {
  return (
    <span className="flex items-center gap-x-3.5 max-[700px]:hidden">
      <UseSign sign="reserved" text="reserved" />
      <UseSign sign="used" text="used" />
      <UseSign
        sign="burst"
        text="100 %"
        title="CPU may pass 100 % of what is reserved while cores are idle"
      />
      <UseSign sign="limit" text="limit" title="What passes it is killed, or has no more" />
    </span>
  )
}

function Revision({ name }: { readonly name: string }) {
  const revision = useRevisionColor(name)
  return (
    <span data-rev={revision} className="flex items-center gap-1.5">
      <span aria-hidden className="size-2.5 rounded-full bg-rev" />
      <ShortName name={name} className="num max-w-[16ch]" />
    </span>
  )
}

function Shape({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <span className="flex items-center gap-1">
      <svg aria-hidden width="14" height="14" viewBox="0 0 14 14">
        {children}
      </svg>
      {label}
    </span>
  )
}
