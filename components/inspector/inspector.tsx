'use client'

import { useView } from '@/components/hooks/use-view'
import { useViewStore } from '@/components/hooks/use-view-store'
import { FollowPane } from './follow-pane'
import { ResourcePane } from './resource-pane'
import { SummaryPane } from './summary-pane'

/** The right pane: a followed request, else the selected resource, else what is going on. */
export function Inspector() {
  const selectedKey = useViewStore((state) => state.selectedKey)
  const followedId = useViewStore((state) => state.followedRequestId)
  const view = useView(selectedKey)
  if (followedId !== null) return <FollowPane id={followedId} />
  if (view !== undefined) return <ResourcePane key={view.key} view={view} />
  return <SummaryPane goneKey={selectedKey} />
}
