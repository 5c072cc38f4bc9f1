'use client'

import { useEffect } from 'react'
import type { ActorRefFrom } from 'xstate'
import { ALL_ACTIONS } from '@/components/actions/all-actions'
import { takesAllKeys, targetOf } from '@/components/actions/key-owner'
import { matchesShortcut } from '@/components/actions/shortcut'
import { toggleFullScreen } from './full-screen'
import type { PresentEvent, presentMachine } from './present.machine'
import { STEP_KEYS } from './step-keys'

const EVENTS: Readonly<Record<string, PresentEvent>> = {
  q: { type: 'ask' },
  a: { type: 'reveal' },
  l: { type: 'pointer' },
  Escape: { type: 'leave' },
}
/** Of the workbench's shortcuts those that make sense before a room. */
const KEPT = new Set([
  'toggle-play',
  'step',
  'next-event',
  'undo',
  'redo',
  'theme',
  'view-canvas',
  'view-ports',
  'speed-1',
  'speed-10',
  'speed-60',
  'speed-600',
])

/** Arrows or a clicker go through the sentences; Escape leaves. A request that is followed has its keys first. */
export function usePresentKeys(
  actor: ActorRefFrom<typeof presentMachine>,
  { isFollowing, onOpenWindow }: { readonly isFollowing: boolean; readonly onOpenWindow: () => void },
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || takesAllKeys(targetOf(event))) return
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
      const found = isPlain && !(isFollowing && event.key === 'Escape') ? eventOf(event) : null
      if (found !== null) {
        take(event)
        actor.send(found)
      } else if (isPlain && (event.key === 'f' || event.key === 'w')) {
        take(event)
        if (event.key === 'f') toggleFullScreen()
        else onOpenWindow()
      } else if (isOfWorkbench(event) && !isFollowing) event.stopPropagation()
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [actor, isFollowing, onOpenWindow])
}

function eventOf({ key }: KeyboardEvent): PresentEvent | null {
  const step = STEP_KEYS[key]
  return step === undefined ? (EVENTS[key] ?? null) : { type: step }
}

function isOfWorkbench(event: KeyboardEvent): boolean {
  return ALL_ACTIONS.some(
    ({ id, shortcut }) => shortcut !== null && matchesShortcut(shortcut, event) && !KEPT.has(id),
  )
}

function take(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
