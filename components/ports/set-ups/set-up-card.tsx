'use client'

import { ExternalLink } from 'lucide-react'
import { useId, useMemo } from 'react'
import { ToneBadge } from '@/components/inspector/tone-badge'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import type { SetUpScenario } from '@/lib/protocol'
import { formatCount } from '@/lib/view/describe/format'
import { drawingOf } from '@/lib/view/ports/set-ups/drawing'
import { openPorts } from '@/lib/view/ports/set-ups/open-ports'
import { SetUpPicture } from './set-up-picture'
import { type SetUpNow, useSetUp } from './use-set-up'
import { WhyNoMore } from './why-no-more'

interface SetUpCardProps {
  readonly setUp: SetUpScenario
  readonly onOpen: () => void
}

/** One set-up: its ports as a picture, how many copies run, why no more do, and what requests see of it. */
export function SetUpCard({ setUp, onOpen }: SetUpCardProps) {
  const heading = useId()
  const now = useSetUp()
  const { world, mappings, service, fits, ended } = now
  const [running, wanted] = [service?.runningCount ?? 0, service?.desiredCount ?? 0]
  const isWanting = running < wanted
  const drawing = useMemo(
    () => drawingOf(world.instance, mappings, fits, isWanting),
    [world.instance, mappings, fits, isWanting],
  )
  return (
    <article
      aria-labelledby={heading}
      data-set-up={setUp.id}
      className="set-up grid min-w-0 gap-2 rounded-card border border-line bg-surface p-2.5 shadow-card"
    >
      <header className="flex min-w-0 flex-wrap items-center justify-between gap-x-2 self-start">
        <h3 id={heading} className="min-w-0 font-semibold">
          {setUp.title}
        </h3>
        {service !== undefined && (
          <ToneBadge tone={isWanting ? 'warning' : 'good'}>
            <span className="num">
              {running} of {wanted} copies
            </span>
          </ToneBadge>
        )}
      </header>
      <p className="text-ink-2 text-sm">{setUp.about}</p>
      <SetUpPicture
        drawing={drawing}
        mappings={mappings}
        instances={world.instance}
        balancer={world.loadBalancer[0]?.type === 'classic' ? 'CLB' : 'ALB'}
      />
      {ended === null ? (
        <WhyNoMore now={now} />
      ) : (
        <p className="text-bad-text text-sm">This run has stopped: {ended}</p>
      )}
      <Facts now={now} />
      <Button
        size="sm"
        onClick={onOpen}
        aria-label={`Open as scenario: ${setUp.title}`}
        className="justify-self-start"
      >
        <ExternalLink aria-hidden size={13} />
        Open as scenario
      </Button>
    </article>
  )
}

function Facts({ now: { world, mappings, outcome, p50Ms, p99Ms } }: { readonly now: SetUpNow }) {
  const open = openPorts(mappings, world.securityGroup)
  const hasFailed = outcome !== null && outcome.failed > 0
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 self-start text-sm">
      <dt className="text-ink-2">Answered</dt>
      <dd className="num text-right">
        {outcome === null ? '–' : formatCount(outcome.requests - outcome.failed)}
      </dd>
      <dt className="text-ink-2">Failed</dt>
      <dd className={cx('num text-right', hasFailed && 'font-semibold text-bad-text')}>
        {outcome === null ? '–' : formatCount(outcome.failed)}
      </dd>
      <dt className="text-ink-2">Median / p99</dt>
      <dd className="num text-right">
        {msText(p50Ms)} / {msText(p99Ms)} ms
      </dd>
      <dt className="col-span-full mt-1 text-ink-2">Must be open</dt>
      <dd className="num wrap-anywhere col-span-full text-xs">{open.length === 0 ? '–' : open.join('; ')}</dd>
    </dl>
  )
}

function msText(ms: number | null): string {
  return ms === null ? '–' : formatCount(ms)
}
