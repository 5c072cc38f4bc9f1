'use client'

import { useEffect } from 'react'
import type { AudienceLink } from './audience-link'
import { toggleFullScreen } from './full-screen'
import { STEP_KEYS } from './step-keys'

/** A clicker's keys come to the window that has the focus, which may be this one: they are the presenter's all the same. */
export function useWallKeys(link: AudienceLink | null): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const by = STEP_KEYS[event.key]
      if (by !== undefined) link?.step(by)
      else if (event.key === 'f') toggleFullScreen()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [link])
}
