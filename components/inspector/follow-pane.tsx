'use client'

import { useMemo, useState } from 'react'
import { useFollow, useWatched } from '@/components/follow/follow-context'
import { useRun } from '@/components/hooks/use-run'
import { useKind, useViewAt } from '@/components/hooks/use-view'
import { StatechartTabs } from '@/components/statechart/statechart-tabs'
import { Tabs } from '@/components/ui/tabs'
import type { RequestPath } from '@/lib/protocol'
import { formatClock, formatCount, formatDuration } from '@/lib/view/describe/format'
import { isFailure, outcomeText } from '@/lib/view/describe/words'
import { CopyButton } from './copy-button'
import { DeploymentBar } from './deployment-bar'
import { Facts, Section } from './facts'
import { HopList, type HopListProps } from './hop-list'
import { KeyLink } from './key-link'
import { PaneHead } from './pane-head'
import { RequestList } from './request-list'
import { SubjectEvents } from './subject-events'
import { useInspection } from './use-inspection'

const ROWS = 40

/** One request on its whole way, and the list to choose another from. */
export function FollowPane({ id }: { readonly id: number }) {
  const run = useRun()
  const { following } = useWatched()
  const [tab, setTab] = useState('path')
  const path = following.state === 'found' ? following.path : null
  const waiting = (
    <p role="status" className="px-3.5 py-3 text-sm text-ink-2">
      {following.state === 'lost'
        ? `This request can no longer be followed: ${following.message}`
        : 'Loading…'}
    </p>
  )
  // The sample knows which task answered; the path itself is about addresses.
  const taskArn = useMemo(() => run.requests.find(id)?.taskArn ?? null, [id, run])
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PaneHead
        overline={<span className="num">{overline(id, path)}</span>}
        leave={{ label: 'Stop following', perform: () => run.store.getState().followRequest(null) }}
        title="Follow a request"
      />
      <Tabs
        label="Followed request"
        className="flex-1"
        value={tab}
        onChange={setTab}
        items={[
          {
            value: 'path',
            label: 'Path',
            content: path === null ? waiting : <Path path={path} taskArn={taskArn} />,
          },
          {
            value: 'statechart',
            label: 'Statechart',
            content: <AboutTask taskArn={taskArn} part="charts" />,
          },
          { value: 'events', label: 'Events', content: <AboutTask taskArn={taskArn} part="events" /> },
          { value: 'json', label: 'JSON', content: path === null ? waiting : <Json path={path} /> },
          {
            value: 'recent',
            label: 'Recent',
            content: (
              <div className="px-3.5 py-3">
                <RequestList rows={ROWS} followedId={id} />
              </div>
            ),
          },
        ]}
      />
    </div>
  )
}

function overline(id: number, path: RequestPath | null): string {
  const number = `Request #${formatCount(id)}`
  if (path === null) return number
  if (path.endedAt === null || path.status === null) return `${number} · in flight`
  const answer = path.status === 0 ? 'no response' : path.status
  return `${number} · ${answer} · ${formatDuration(path.endedAt - path.startedAt)}`
}

function Path({ path, taskArn }: { readonly path: RequestPath; readonly taskArn: string | null }) {
  const { actor } = useWatched()
  const totalUs = path.endedAt === null ? null : path.endedAt - path.startedAt
  const { outcome, status } = path
  const failed = outcome !== null && isFailure({ outcome, status })
  return (
    <>
      <AskedFor of={path.request} />
      <div className="px-3.5 py-3">
        {actor === null ? (
          <HopList hops={path.hops} totalUs={totalUs} current={null} />
        ) : (
          <WatchedHops hops={path.hops} totalUs={totalUs} />
        )}
        <p
          className={
            failed
              ? 'mt-3 rounded-md bg-bad-soft px-2 py-1.5 text-sm text-bad-text'
              : 'mt-3 rounded-md bg-surface-2 px-2 py-1.5 text-sm'
          }
        >
          {path.summary}
          {outcome !== null && outcome !== 'ok' && (
            <span className="block">{outcomeText({ outcome, status })}</span>
          )}
          <span className="num block text-xs opacity-80">arrived {formatClock(path.startedAt)}</span>
        </p>
      </div>
      {taskArn !== null && (
        <Deployment taskArn={taskArn} title={isAnsweredByTask(path.outcome) ? 'Answered by' : 'Sent to'} />
      )}
    </>
  )
}

/** What the rules of the listener look at. */
function AskedFor({ of }: { readonly of: RequestPath['request'] }) {
  const { method, host, path, headers, client } = of
  const [bare = '', query] = path.split(/\?(.*)/s)
  return (
    <Section title="Request">
      <Facts
        facts={[
          { name: 'Method', value: method },
          { name: 'Host', value: host ?? "the load balancer's name" },
          { name: 'Path', value: bare },
          query === undefined ? null : { name: 'Query', value: query },
          ...headers.map(([name, value]) => ({ name, value })),
          { name: 'Client', value: client },
        ]}
      />
    </Section>
  )
}

/** The same with the hop that is shown on the canvas. */
function WatchedHops(list: Omit<HopListProps, 'current'>) {
  const current = useFollow((snapshot) => (snapshot.matches('idle') ? null : snapshot.context.hop))
  return <HopList {...list} current={current} />
}

function isAnsweredByTask(outcome: RequestPath['outcome']): boolean {
  return outcome === 'ok' || outcome === 'target-4xx' || outcome === 'target-5xx'
}

function Deployment({ taskArn, title }: { readonly taskArn: string; readonly title: string }) {
  const task = useViewAt(taskArn)
  const services = useKind('service')
  if (task?.kind !== 'task') return null
  const service = services.find(
    ({ name, clusterName }) => name === task.serviceName && clusterName === task.clusterName,
  )
  return (
    <>
      <Section title={title}>
        <p className="text-sm">
          <KeyLink to={task.key}>task {task.id.slice(0, 8)}</KeyLink> of{' '}
          <span className="num">{task.taskDefinition}</span> on{' '}
          <KeyLink to={task.instanceId}>
            <span className="num">{task.instanceId}</span>
          </KeyLink>
        </p>
      </Section>
      {service !== undefined && (
        <Section
          title={`Deployment ${task.deploymentId?.replace(/^(ecs-svc\/).*(.{4})$/, '$1…$2') ?? service.name}`}
        >
          <DeploymentBar service={service} />
        </Section>
      )}
    </>
  )
}

function AboutTask({
  taskArn,
  part,
}: {
  readonly taskArn: string | null
  readonly part: 'charts' | 'events'
}) {
  if (taskArn === null)
    return (
      <p className="px-3.5 py-3 text-sm text-ink-2">
        No task handled this request, or its record is no longer kept.
      </p>
    )
  return <Asked taskArn={taskArn} part={part} />
}

function Asked({ taskArn, part }: { readonly taskArn: string; readonly part: 'charts' | 'events' }) {
  const inspection = useInspection(taskArn)
  if (inspection === null) return <p className="px-3.5 py-3 text-sm text-ink-2">Loading…</p>
  return part === 'events' ? (
    <SubjectEvents events={inspection.events} />
  ) : (
    <StatechartTabs subject={taskArn} charts={inspection.charts} />
  )
}

function Json({ path }: { readonly path: RequestPath }) {
  const text = JSON.stringify(path, null, 2)
  return (
    <div className="px-3.5 py-3">
      <div className="flex justify-end">
        <CopyButton text={text} label="Copy JSON" />
      </div>
      <pre className="num text-xs leading-4 whitespace-pre-wrap wrap-anywhere">{text}</pre>
    </div>
  )
}
