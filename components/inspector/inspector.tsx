'use client'

import { lazy, Suspense } from 'react'
import { deferred } from '@/components/deferred/deferred'
import { useView } from '@/components/hooks/use-run'
import { useViewAt } from '@/components/hooks/use-view'
import { FollowPane } from './follow-pane'
import { ResourcePane } from './resource-pane'
import { SummaryPane } from './summary-pane'

/** Forms are loaded when the first is opened. */
const BuildPane = lazy(() =>
  import('@/components/build/build-pane').then((module) => ({ default: module.BuildPane })),
)

const PortPane = deferred(() => import('@/components/ports/port-pane').then((module) => module.PortPane))

const FaultPane = lazy(() => import('./fault-pane').then((module) => ({ default: module.FaultPane })))

/** The right pane: a form that is open, else a followed request, else the selected resource, else what is going on. */
export function Inspector() {
  const selectedKey = useView((state) => state.selectedKey)
  const followedId = useView((state) => state.followedRequestId)
  const building = useView((state) => state.building)
  const inspectedFault = useView((state) => state.inspectedFault)
  const view = useViewAt(selectedKey)
  // One port of the selected task, where ports are looked at.
  const portKey = useView(({ ports: { selected }, mainView }) =>
    mainView === 'ports' && selected !== null && selected.startsWith(`${selectedKey}|`) ? selected : null,
  )
  if (building !== null)
    return (
      <Suspense fallback={<p className="px-3.5 py-3 text-ink-2 text-sm">Loading…</p>}>
        <BuildPane key={JSON.stringify(building)} building={building} />
      </Suspense>
    )
  if (followedId !== null) return <FollowPane id={followedId} />
  if (inspectedFault !== null)
    return (
      <Suspense>
        <FaultPane key={inspectedFault} fault={inspectedFault} />
      </Suspense>
    )
  if (view !== undefined && portKey !== null) return <PortPane key={portKey} portKey={portKey} />
  if (view !== undefined) return <ResourcePane key={view.key} view={view} />
  return <SummaryPane goneKey={selectedKey} />
}
