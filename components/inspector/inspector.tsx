'use client'

import { useView } from '@/components/hooks/use-run'
import { useViewAt } from '@/components/hooks/use-view'
import { FollowPane } from './follow-pane'
import { ResourcePane } from './resource-pane'
import { SummaryPane } from './summary-pane'

/** The right pane: a followed request, else the selected resource, else what is going on. */
export function Inspector() {
  const selectedKey = useView((state) => state.selectedKey)
  const followedId = useView((state) => state.followedRequestId)
  const view = useViewAt(selectedKey)
  if (followedId !== null) return <FollowPane id={followedId} />
  if (view !== undefined) return <ResourcePane key={view.key} view={view} />
  return <SummaryPane goneKey={selectedKey} />
}
