'use client'

import { useMemo } from 'react'
import { useCalmMetrics } from '@/components/hooks/use-calm-metrics'
import { useCalm, useView } from '@/components/hooks/use-run'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { useCalmKind } from '@/components/hooks/use-view'
import { formatCount, shortId } from '@/lib/view/describe/format'
import { summaryOf } from '@/lib/view/describe/summary'
import { errorRates, giveUpRate } from '@/lib/view/describe/trouble'
import { shortenIds } from '@/lib/view/describe/words'
import { DeploymentBar } from './deployment-bar'
import { Section } from './facts'
import { KeyLink } from './key-link'
import { RequestList } from './request-list'
import { ToneDot } from './tone-dot'

const ROWS = 14

/** With nothing selected: what is going on, and the latest requests to follow. `goneKey` was selected and is no more. */
export function SummaryPane({ goneKey }: { readonly goneKey: string | null }) {
  const scenario = useView((state) => state.scenario)
  return (
    <div className="h-full overflow-auto" tabIndex={-1}>
      <header className="px-3.5 pt-3 pb-1.5">
        <p className="overline-title">Inspector</p>
        <h2 className="text-lg font-semibold">{scenario?.title ?? 'Overview'}</h2>
        {goneKey !== null && <p className="mt-0.5 text-sm text-ink-2">{shortId(goneKey)} is gone.</p>}
        <p className="mt-0.5 text-sm text-ink-3">Select anything on the canvas to inspect it.</p>
      </header>
      <Now />
      <Services />
      <Section title="Follow a request" aside={<Total />}>
        <RequestList rows={ROWS} />
      </Section>
    </div>
  )
}

function Now() {
  const commands = useView((state) => state.commands)
  const refused = useMemo(
    () => commands.filter(({ origin, error }) => origin === 'scenario' && error !== null),
    [commands],
  )
  const metrics = useCalmMetrics()
  const lines = summaryOf({
    services: useCalmKind('service'),
    tasks: useCalmKind('task'),
    instances: useCalmKind('instance'),
    groups: useCalmKind('autoScalingGroup'),
    zones: useCalmKind('zone'),
    traffic: useCalmKind('traffic'),
    securityGroups: useCalmKind('securityGroup'),
    requestsInFlight: useCalm((state) => state.requests.inFlight),
    errors: errorRates(metrics),
    gaveUpPerSecond: giveUpRate(metrics),
    nowSeconds: useNowSeconds(),
    refused,
  })
  return (
    <Section title="Now">
      <ul className="space-y-1.5">
        {lines.map(({ key, tone, text }) => (
          <li key={`${key} ${tone}`} className="flex items-start gap-2 text-sm">
            <ToneDot tone={tone} />
            <KeyLink to={key} isSentence>
              <span className="line-clamp-6 wrap-anywhere" title={text}>
                {shortenIds(text)}
              </span>
            </KeyLink>
          </li>
        ))}
        {lines.length === 0 && <li className="text-sm text-ink-2">Nothing is running yet.</li>}
      </ul>
    </Section>
  )
}

function Services() {
  return useCalmKind('service')
    .filter(({ status, deployments }) => status !== 'INACTIVE' && deployments.length > 0)
    .map((service) => (
      <Section key={service.key} title={`Service ${service.name}`}>
        <DeploymentBar service={service} />
      </Section>
    ))
}

function Total() {
  const total = useCalm((state) => state.requests.total)
  return <span className="num text-xs text-ink-3">{formatCount(total)} so far</span>
}
