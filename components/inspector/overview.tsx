'use client'

import { panelOf } from '@/components/kinds/kinds'
import type { View } from '@/lib/protocol'

/** What there is to see of a resource at a glance, by its kind. */
export function Overview({ view }: { readonly view: View }) {
  const { Overview: Pane } = panelOf<View['kind']>(view.kind)
  return <Pane view={view} />
}
