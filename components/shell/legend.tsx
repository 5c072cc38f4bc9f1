import { Mail } from 'lucide-react'
import type { ReactNode } from 'react'

const DRAINING = 'repeating-linear-gradient(135deg, var(--surface-3) 0 5px, var(--surface) 5px 10px)'

/** What the signs of the canvas mean: shape and pattern first, colour second. */
export function Legend() {
  return (
    <section aria-labelledby="help-legend" className="flex flex-col gap-4">
      <div>
        <h3 id="help-legend" className="overline-title mb-2">
          Tasks
        </h3>
        <ul className="flex flex-col gap-2 text-sm text-ink-2">
          <Sign text="A task. Its colour shows the task definition, its size what it reserves, and :32768→80 its host and container port.">
            <span data-rev="0" className="block h-5 w-8 rounded border border-rev bg-rev-soft" />
          </Sign>
          <Sign text="Starting: PENDING, or waiting for its first health check.">
            <span
              data-rev="1"
              className="block h-5 w-8 rounded border border-dashed border-rev bg-rev-soft"
            />
          </Sign>
          <Sign text="Draining: deregistered from the target group, finishing its open requests.">
            <span
              className="block h-5 w-8 rounded border border-line-strong"
              style={{ background: DRAINING }}
            />
          </Sign>
          <Sign text="Health at the load balancer: ✓ healthy, dashed ring initial, ✕ unhealthy, ↓ draining.">
            <span className="num text-sm text-ink">✓○✕↓</span>
          </Sign>
          <Sign text="Free capacity on an instance.">
            <span className="block h-5 w-8 rounded border border-dashed border-line-strong" />
          </Sign>
        </ul>
      </div>
      <div>
        <h3 className="overline-title mb-2">Requests and messages</h3>
        <ul className="flex flex-col gap-2 text-sm text-ink-2">
          <Sign text="A request in flight, in the colour of the revision that handles it. The legend on the canvas says how many requests one dot represents.">
            <span data-rev="0" className="block size-2.5 rounded-full bg-rev" />
          </Sign>
          <Sign text="A failed request: ■ 5xx from the task, ✕ 502, 503 or 504 from the load balancer, ▲ 4xx, a ring for no response. Click one to follow it.">
            <span className="num font-bold text-bad-text">✕</span>
          </Sign>
          <Sign text="A message that a worker has just received from its queue, in the colour of the worker's revision.">
            <span data-rev="0" className="text-rev-text">
              <Mail aria-hidden size={17} />
            </span>
          </Sign>
        </ul>
      </div>
      <div>
        <h3 className="overline-title mb-2">Revisions</h3>
        <p className="mb-2 text-sm text-ink-2">Colours and patterns are assigned in order of registration.</p>
        <div className="flex gap-1.5">
          {[0, 1, 2, 3, 4, 5, 6, 7].map((index) => (
            <span key={index} data-rev={index} className="rev-fill h-5 w-8 rounded" />
          ))}
        </div>
      </div>
    </section>
  )
}

function Sign({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <li className="flex items-center gap-3">
      <span aria-hidden className="flex w-10 shrink-0 justify-center">
        {children}
      </span>
      {text}
    </li>
  )
}
