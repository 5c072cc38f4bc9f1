'use client'

import { useCallback } from 'react'
import { HelpTerm } from '@/components/glossary/help-term'
import { useFreshAnswer } from '@/components/hooks/use-fresh-answer'
import { useRun } from '@/components/hooks/use-run'
import { useViewOf } from '@/components/hooks/use-view'
import { useOperation } from '@/components/inspector/use-operation'
import { Button } from '@/components/ui/button'
import type { ServiceView, WhyNotYet as Why } from '@/lib/protocol'
import { remedies } from '@/lib/view/auto-scaling/not-wait'
import { GATE_TERMS } from '@/lib/view/glossary/gate-terms'
import { Countdown, Parts } from './countdown'
import { GateList } from './gate-list'
import { SpokenGate, WHY_REFRESH_MS } from './spoken-gate'

/** Why a service does not have other tasks yet: every gate until relief, counting down, and what to do instead of waiting. */
export function WhyNotYet({ serviceKey }: { readonly serviceKey: string }) {
  const run = useRun()
  const ask = useCallback(() => run.call('whyNotYet', { service: serviceKey }), [run, serviceKey])
  const why = useFreshAnswer(ask, WHY_REFRESH_MS)
  const service = useViewOf('service', serviceKey)
  if (why === null || service === undefined) return null
  return (
    <section aria-labelledby={`why-${serviceKey}`} className="px-3.5 py-3">
      <h3 id={`why-${serviceKey}`} className="font-semibold text-base">
        Why not yet?
      </h3>
      <p className="mb-2 text-ink-2 text-sm">{why.headline}</p>
      <SpokenGate gates={why.out?.gates ?? []} />
      {why.out !== null && (
        <GateList gates={why.out.gates} asOf={why.at} label="Until the service has more tasks" />
      )}
      {why.others.map(({ policyKey, policyName, text }) => (
        <p key={`${policyKey} ${text}`} className="wrap-anywhere mt-1 px-1.5 text-ink-3 text-xs">
          {policyName}: {text}
        </p>
      ))}
      <Relief why={why} />
      <ScaleIn why={why} />
      <NotWait why={why} service={service} />
    </section>
  )
}

function Relief({ why: { relief, reliefWaitsForDatapointsUs, at } }: { readonly why: Why }) {
  if (relief === null) return null
  return (
    <dl className="num mt-2 grid grid-cols-[1fr_auto] gap-x-2 rounded-card border border-line bg-surface-2 px-2.5 py-1.5 text-sm">
      <dt className="font-sans text-ink-2">Relief in</dt>
      <dd className="text-right font-semibold text-base">
        {relief.kind === 'unknown' ? 'not known yet' : <Countdown until={relief.at} asOf={at} />}
      </dd>
      {reliefWaitsForDatapointsUs > 0 && (
        <>
          <dt className="font-sans text-ink-3 text-xs">of it waiting for datapoints</dt>
          <dd className="text-right text-xs">
            <Countdown until={at + reliefWaitsForDatapointsUs} asOf={at} />
          </dd>
        </>
      )}
    </dl>
  )
}

/** A few lines: it is the slower way, and mostly nothing happens on it. */
function ScaleIn({ why }: { readonly why: Why }) {
  const way = why.in
  const gates = way?.gates.filter(({ state }) => state !== 'done') ?? []
  return (
    <section aria-label="Scale-in" className="mt-3 border-line border-t pt-2.5">
      <h4 className="overline-title mb-1">Scale-in</h4>
      {way === null && <p className="text-ink-2 text-sm">No policy may scale in.</p>}
      <ul className="space-y-1">
        {gates.map((gate) => (
          <li key={gate.id} data-gate={`in ${gate.id}`} className="text-sm">
            <span className="wrap-anywhere">{gate.title}.</span> <HelpTerm name={GATE_TERMS[gate.kind]} />{' '}
            <span className="text-ink-3 text-xs">
              <Parts parts={gate.detail} asOf={why.at} />
              {gate.id === 'alarm' && gate.time.kind === 'estimated' && (
                <>
                  {' · not before '}
                  <Countdown until={gate.time.at} asOf={why.at} />
                  {' from now'}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NotWait({ why, service }: { readonly why: Why; readonly service: ServiceView }) {
  const { run, isBusy } = useOperation()
  const offered = remedies(why, service)
  if (offered.length === 0) return null
  return (
    <section aria-label="Not wait for it" className="mt-3 border-line border-t pt-2.5">
      <h4 className="overline-title mb-1.5">Not wait for it</h4>
      <div className="flex flex-wrap gap-1.5">
        {offered.map(({ label, command }) => (
          <Button key={label} size="sm" disabled={isBusy} onClick={() => run(command)}>
            {label}
          </Button>
        ))}
      </div>
    </section>
  )
}
