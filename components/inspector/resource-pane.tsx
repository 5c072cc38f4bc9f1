'use client'

import type { ReactNode } from 'react'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useRun, useView } from '@/components/hooks/use-run'
import { GroupScaling } from '@/components/scaling/group-scaling'
import { ServiceScaling } from '@/components/scaling/service-scaling'
import { StatechartTabs } from '@/components/statechart/statechart-tabs'
import { Tabs } from '@/components/ui/tabs'
import type { Inspection, View } from '@/lib/protocol'
import { newestFirst } from '@/lib/view/describe/words'
import type { InspectorTab } from '@/lib/view/kinds/kind'
import { KINDS, kindLabel, statusOf, titleOf } from '@/lib/view/kinds/kinds'
import { DecisionCard } from './decision-card'
import { JsonView } from './json-view'
import { Overview } from './overview'
import { PaneHead } from './pane-head'
import { SubjectEvents } from './subject-events'
import { ToneBadge } from './tone-badge'
import { useInspection } from './use-inspection'

const LABELS: Readonly<Record<InspectorTab, string>> = {
  overview: 'Overview',
  scaling: 'Policies',
  statechart: 'Statechart',
  events: 'Events',
  why: 'Why',
  json: 'JSON',
}

/** Everything about the selected resource. */
export function ResourcePane({ view }: { readonly view: View }) {
  const run = useRun()
  const inspection = useInspection(view.key)
  const wanted = useView((state) => state.inspectorTab)
  const offered = KINDS[view.kind].tabs
  const tab = offered.includes(wanted) ? wanted : 'overview'
  const content = (show: (inspection: Inspection) => ReactNode) =>
    inspection === null ? <p className="px-3.5 py-3 text-sm text-ink-2">Loading…</p> : show(inspection)
  const contents: Readonly<Record<InspectorTab, ReactNode>> = {
    overview: <Overview view={view} />,
    scaling: <Scaling view={view} />,
    statechart: content(({ charts }) => <StatechartTabs subject={view.key} charts={charts} />),
    events: content(({ events }) => <SubjectEvents events={events} />),
    why: content((found) => <Decisions inspection={found} />),
    json: content((found) => <JsonView inspection={found} />),
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Header view={view} />
      <Tabs
        label={`About ${titleOf(view)}`}
        className="flex-1"
        value={tab}
        onChange={(value) => run.store.setState({ inspectorTab: value as InspectorTab })}
        items={offered.map((value) => ({ value, label: LABELS[value], content: contents[value] }))}
      />
    </div>
  )
}

function Scaling({ view }: { readonly view: View }) {
  if (view.kind === 'service') return <ServiceScaling service={view} />
  return view.kind === 'autoScalingGroup' ? <GroupScaling group={view} /> : null
}

function Header({ view }: { readonly view: View }) {
  const run = useRun()
  const status = statusOf(view)
  const definition =
    view.kind === 'task' ? view.taskDefinition : view.kind === 'taskDefinition' ? titleOf(view) : null
  return (
    <PaneHead
      overline={kindLabel(view)}
      aside={status !== null && <ToneBadge tone={status.tone}>{status.text}</ToneBadge>}
      leave={{ label: 'Clear selection', perform: () => run.store.getState().select(null) }}
      title={
        <>
          {definition !== null && <Swatch definition={definition} />}
          <span className="min-w-0 truncate" title={view.key}>
            {titleOf(view)}
          </span>
        </>
      }
    />
  )
}

function Swatch({ definition }: { readonly definition: string }) {
  const revision = useRevisionColor(definition)
  return <span aria-hidden data-rev={revision} className="rev-fill size-3 shrink-0 rounded-sm" />
}

function Decisions({ inspection }: { readonly inspection: Inspection }) {
  const decisions = newestFirst(inspection.decisions)
  return (
    <div className="px-3.5 py-3">
      {decisions.length === 0 && <p className="text-sm text-ink-2">No decisions about this resource yet.</p>}
      <ul className="space-y-1.5">
        {decisions.map((decision) => (
          <li key={decision.sequence}>
            <DecisionCard decision={decision} />
          </li>
        ))}
      </ul>
    </div>
  )
}
