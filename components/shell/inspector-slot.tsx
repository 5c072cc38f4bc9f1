'use client'

import dynamic from 'next/dynamic'

/** The inspector draws statecharts: it is loaded beside the page, not with it. */
export const InspectorSlot = dynamic(
  () => import('@/components/inspector/inspector').then((module) => module.Inspector),
  {
    ssr: false,
  },
)
