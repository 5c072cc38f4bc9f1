'use client'

import { type ReactNode, useEffect } from 'react'
import { useView } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'

interface ExperimentPageProps {
  readonly label: string
  /** Where its colours are. */
  readonly className: string
  readonly experiment: {
    /** Somebody looks at it. */
    look(): Promise<void>
    leave(): void
  }
  readonly children: ReactNode
}

/** A view of experiments: it looks at what is open as soon as that can be asked for, and leaves when nobody sees it. */
export function ExperimentPage({ label, className, experiment, children }: ExperimentPageProps) {
  const run = useView((state) => state.run)
  const isReady = useView(({ connection }) => connection.state === 'ready')
  // Another run may have another scenario.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each run.
  useEffect(() => {
    if (isReady) void experiment.look()
  }, [experiment, isReady, run])
  useEffect(() => () => experiment.leave(), [experiment])
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className={cx(
        className,
        '@container absolute inset-x-0 top-[48px] bottom-0 overflow-auto px-3.5 pt-1 pb-[64px] focus-visible:-outline-offset-2',
      )}
    >
      <div className="flex min-w-0 flex-col gap-3">{children}</div>
    </section>
  )
}
