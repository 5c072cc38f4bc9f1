'use client'

import { deferred } from '@/components/deferred/deferred'

/** All that is on the wall comes over a channel of the browser: there is nothing for a server to draw. */
export const AudienceSlot = deferred(() => import('./audience').then((module) => module.Audience))
