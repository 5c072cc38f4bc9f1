import type { TaskMark } from '@/lib/view/describe/task-look'

/** A shape a state, so that colour is never alone: disc and tick, square and cross, ring, arrow, bar. */
export function HealthMark({ mark, size = 18 }: { readonly mark: TaskMark; readonly size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 16 16" className="shrink-0" fill="none">
      {SHAPES[mark]}
    </svg>
  )
}

const INK = {
  stroke: 'var(--surface)',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

const SHAPES: Readonly<Record<TaskMark, React.ReactNode>> = {
  healthy: (
    <>
      <circle cx="8" cy="8" r="7.5" fill="var(--good)" />
      <path d="M4.8 8.3l2.2 2.3 4.2-4.9" {...INK} />
    </>
  ),
  unhealthy: (
    <>
      <rect x="0.5" y="0.5" width="15" height="15" rx="2.5" fill="var(--bad)" />
      <path d="M5 5l6 6M11 5l-6 6" {...INK} />
    </>
  ),
  draining: (
    <>
      <circle cx="8" cy="8" r="7.5" fill="var(--warning)" />
      <path d="M8 4v7M5 8.4l3 3 3-3" {...INK} stroke="#1c1917" />
    </>
  ),
  initial: (
    <>
      <circle cx="8" cy="8" r="6.5" stroke="var(--ink-3)" strokeWidth="2" strokeDasharray="3 2.1" />
      <circle cx="8" cy="8" r="1.8" fill="var(--ink-3)" />
    </>
  ),
  unused: (
    <>
      <circle cx="8" cy="8" r="7.5" fill="var(--line-strong)" />
      <path d="M5 8h6" {...INK} />
    </>
  ),
  running: (
    <>
      <circle cx="8" cy="8" r="6.5" stroke="var(--good)" strokeWidth="2" />
      <path d="M6.4 5.3v5.4L11 8z" fill="var(--good)" />
    </>
  ),
  starting: (
    <>
      <circle cx="8" cy="8" r="6.5" stroke="var(--ink-3)" strokeWidth="2" />
      <path d="M8 4.6V8l2.3 1.6" stroke="var(--ink-3)" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  stopping: (
    <>
      <circle cx="8" cy="8" r="6.5" stroke="var(--warning)" strokeWidth="2" />
      <rect x="5.4" y="5.4" width="5.2" height="5.2" rx="0.8" fill="var(--warning)" />
    </>
  ),
  stopped: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" stroke="var(--ink-3)" strokeWidth="2" />
      <path d="M5.5 8h5" stroke="var(--ink-3)" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
}
