'use client'

import dynamic from 'next/dynamic'

/** All that is on the wall comes over a channel of the browser: there is nothing for a server to draw. */
export const AudienceSlot = dynamic(() => import('./audience').then((module) => module.Audience), {
  ssr: false,
})
