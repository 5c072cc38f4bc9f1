'use client'

import { deferred } from '@/components/deferred/deferred'

/** Forms and what they need are not of the first picture: they come after it, in room that is kept for them. */
const NewThings = deferred(
  () => import('./new-things').then((module) => module.NewThings),
  <div className="h-7" />,
)

export function NewSlot() {
  return <NewThings />
}
