'use client'

import { useCallback, useMemo, useState } from 'react'
import { useFreshAnswer } from '@/components/hooks/use-fresh-answer'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useRun } from '@/components/hooks/use-run'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { CopyButton } from '@/components/inspector/copy-button'
import { Facts } from '@/components/inspector/facts'
import { PaneHead } from '@/components/inspector/pane-head'
import { ToneBadge } from '@/components/inspector/tone-badge'
import { useOperations } from '@/components/inspector/use-operations'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Tabs } from '@/components/ui/tabs'
import type { RequestHop } from '@/lib/protocol'
import { closePort } from '@/lib/view/carry/close-port'
import { perSecond, shortId } from '@/lib/view/describe/format'
import { targetTone } from '@/lib/view/describe/words'
import { type Mapping, mappingsOf, type PortWorld, stateOf } from '@/lib/view/ports/mappings'
import { portPath } from '@/lib/view/ports/port-path'
import { whyPort } from '@/lib/view/ports/why-port'
import { portText, sharingText } from '@/lib/view/ports/words'
import { usePortWorld } from './use-ports-picture'

const REFRESH_MS = 400

/** All about one port: its whole way, why it has this number, what ECS says of it. Null when it has gone. */
export function PortPane({ portKey }: { readonly portKey: string }) {
  const world = usePortWorld()
  const run = useRun()
  const ask = useCallback(() => run.call('requestWays', {}), [run])
  const ways = useFreshAnswer(ask, REFRESH_MS)
  const mappings = useMemo(() => mappingsOf(world, ways ?? []), [world, ways])
  const mapping = mappings.find(({ key }) => key === portKey)
  if (mapping === undefined)
    return (
      <p className="px-3.5 py-3 text-ink-2 text-sm">
        This port has been given back.{' '}
        <Button size="sm" onClick={() => run.store.getState().select(null)}>
          Clear selection
        </Button>
      </p>
    )
  return <Found mapping={mapping} world={world} mappings={mappings} />
}

interface FoundProps {
  readonly mapping: Mapping
  readonly world: PortWorld
  readonly mappings: readonly Mapping[]
}

function Found({ mapping, world, mappings }: FoundProps) {
  const run = useRun()
  const revision = useRevisionColor(mapping.taskDefinition)
  const state = stateOf(mapping)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PaneHead
        overline="Port"
        aside={
          mapping.isAdmitted ? (
            mapping.target && <ToneBadge tone={targetTone(mapping.target.state)}>{state}</ToneBadge>
          ) : (
            <ToneBadge tone="bad">closed</ToneBadge>
          )
        }
        leave={{ label: 'Clear selection', perform: () => run.store.getState().select(null) }}
        title={
          <>
            <span aria-hidden data-rev={revision} className="rev-fill size-3 shrink-0 rounded-sm" />
            <span className="num min-w-0 truncate">
              {shortId(mapping.instanceId)} {portText(mapping)}
            </span>
          </>
        }
      >
        <p className="text-ink-2 text-sm">
          <span data-rev={revision} className="num font-semibold text-rev-text">
            {mapping.taskDefinition}
          </span>{' '}
          · {state} · {perSecond(mapping.perSecond)}
        </p>
      </PaneHead>
      <Tabs
        label={`About port ${mapping.hostPort}`}
        className="flex-1"
        items={[
          { value: 'path', label: 'Path', content: <Path mapping={mapping} world={world} /> },
          {
            value: 'why',
            label: 'Why this port',
            content: <Why mapping={mapping} world={world} mappings={mappings} />,
          },
          { value: 'json', label: 'JSON', content: <Binding mapping={mapping} /> },
        ]}
      />
      <Actions mapping={mapping} world={world} mappings={mappings} />
    </div>
  )
}

function Path({ mapping, world }: Pick<FoundProps, 'mapping' | 'world'>) {
  const hops = useNewestHops(mapping)
  const steps = portPath(mapping, world, hops)
  return (
    <ol className="space-y-2.5 px-3.5 py-3">
      {steps.map(({ title, detail, isOpen }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a way are told in their order.
        <li key={at} className="grid grid-cols-[22px_minmax(0,1fr)] gap-2">
          <span
            aria-hidden
            className={cx(
              'num mt-px flex size-5 items-center justify-center rounded-full font-semibold text-xs',
              isOpen ? 'bg-surface-2 text-ink-2' : 'bg-bad text-surface',
            )}
          >
            {at + 1}
          </span>
          <span className="min-w-0">
            <span className={cx('block font-semibold', !isOpen && 'text-bad-text')}>{title}</span>
            <span className="num wrap-anywhere block text-ink-2 text-sm">{detail}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Of the newest request that came to this port: for the addresses of its client. */
function useNewestHops({ taskKey, hostPort }: Mapping): readonly RequestHop[] | null {
  const run = useRun()
  const ask = useCallback(async () => {
    const sample = run.requests.list().find((one) => one.taskArn === taskKey && one.hostPort === hostPort)
    if (sample === undefined) return null
    const path = await run.call('follow', { id: sample.id })
    return path.hops
  }, [run, taskKey, hostPort])
  return useFreshAnswer(ask, 1_000)
}

function Why({ mapping, world, mappings }: FoundProps) {
  const now = useNowSeconds() * 1_000_000
  const instance = world.instance.find(({ key }) => key === mapping.instanceId)
  if (instance === undefined) return null
  const others = mappings.filter(({ instanceId }) => instanceId === mapping.instanceId)
  const { facts, sentences } = whyPort(mapping, instance, others, now)
  return (
    <div className="space-y-2 px-3.5 py-3">
      <Facts facts={facts.map(([name, value]) => ({ name, value }))} />
      {sentences.map((sentence) => (
        <p key={sentence} className="text-ink-2 text-sm">
          {sentence}
        </p>
      ))}
    </div>
  )
}

/** As `aws ecs describe-tasks` answers. */
function Binding({ mapping }: { readonly mapping: Mapping }) {
  const { bindIP, containerPort, hostPort, protocol, network, address } = mapping
  const text = JSON.stringify(
    network === 'awsvpc'
      ? { privateIpv4Address: address, containerPort, protocol }
      : { bindIP, containerPort, hostPort, protocol },
    null,
    2,
  )
  const title = network === 'awsvpc' ? 'Network interface' : 'Network binding'
  return (
    <div className="px-3.5 py-3">
      <div className="flex items-center">
        <h3 className="overline-title flex-1">{title}</h3>
        <CopyButton text={text} label="Copy JSON" />
      </div>
      <pre className="num mt-1 rounded-card border border-line bg-surface-2 p-2.5 text-sm">{text}</pre>
    </div>
  )
}

function Actions({ mapping, world, mappings }: FoundProps) {
  const run = useRun()
  const { run: carryOut, isBusy } = useOperations()
  const [isAsked, setAsked] = useState(false)
  const change = closePort(mapping.securityGroupIds, mapping.hostPort, world, sharingText(mapping, mappings))
  return (
    <div className="shrink-0 space-y-2 border-line border-t px-3.5 py-3">
      {isAsked && change !== null && <p className="text-ink-2 text-sm">{change.effect}</p>}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => run.store.setState({ mainView: 'canvas' })}>
          Show on canvas
        </Button>
        <Button
          size="sm"
          variant={change?.opens === true ? 'plain' : 'danger'}
          disabled={isBusy || change === null}
          title={change?.effect}
          onClick={() => {
            setAsked(true)
            if (change) void carryOut(change.commands)
          }}
        >
          {change?.opens === true ? 'Open this port' : 'Close this port'}
        </Button>
      </div>
    </div>
  )
}
