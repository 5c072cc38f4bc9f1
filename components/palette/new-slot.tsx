'use client'

import dynamic from 'next/dynamic'

/** Forms and what they need are not of the first picture: they come after it, in room that is kept for them. */
const NewThings = dynamic(() => import('./new-things').then((module) => module.NewThings), {
  ssr: false,
  loading: () => <div className="h-7" />,
})

export function NewSlot() {
  return <NewThings />
}
