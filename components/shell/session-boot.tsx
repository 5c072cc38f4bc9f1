'use client'

import { useEffect } from 'react'
import { useShortcuts } from '@/components/actions/use-shortcuts'
import { notifyFailure } from '@/lib/view/run/perform-command'
import { viewStore } from '@/lib/view/run/store'
import { openPasted, openScenarioFile } from '@/lib/view/session/open-scenario'
import { followWidth, keepPreferences, readPreferences } from '@/lib/view/session/preferences'
import { keepRun, openHash, startSession } from '@/lib/view/session/session'

const KEEP_MS = 5_000
const KEEP_SOON_MS = 600

let started = false

/** Draws nothing: starts the session, keeps the work, and listens to keys, links, drops and pastes. */
export function SessionBoot() {
  useShortcuts()
  useEffect(() => {
    readPreferences()
    // Development mounts everything twice; there is one session all the same.
    if (!started) void startSession()
    started = true
    const stops = [keepPreferences(), followWidth(), keepWork(), listenForScenarios()]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  return null
}

function keepWork(): () => void {
  const keep = () => void keepRun()
  let soon: ReturnType<typeof setTimeout> | undefined
  const interval = setInterval(() => viewStore.getState().transport.playing && keep(), KEEP_MS)
  const stop = viewStore.subscribe((state, before) => {
    if (
      state.commands === before.commands &&
      state.transport.playing === before.transport.playing &&
      state.transport.speed === before.transport.speed
    )
      return
    clearTimeout(soon)
    soon = setTimeout(keep, KEEP_SOON_MS)
  })
  document.addEventListener('visibilitychange', keep)
  return () => {
    clearInterval(interval)
    clearTimeout(soon)
    stop()
    document.removeEventListener('visibilitychange', keep)
  }
}

function listenForScenarios(): () => void {
  const abort = new AbortController()
  const { signal } = abort
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
  const onPaste = (event: ClipboardEvent) => {
    const target = event.target instanceof Element ? event.target : null
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (target?.closest('input, textarea, [contenteditable="true"]') || !/^\s*\{|#s=/.test(text)) return
    event.preventDefault()
    void openPasted(text)
  }
  window.addEventListener('hashchange', () => void openHash(location.hash).catch(notifyFailure), { signal })
  window.addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault(), { signal })
  window.addEventListener(
    'drop',
    (event) => {
      const file = event.dataTransfer?.files[0]
      if (!hasFiles(event) || file === undefined) return
      event.preventDefault()
      void openScenarioFile(file)
    },
    { signal },
  )
  window.addEventListener('paste', onPaste, { signal })
  return () => abort.abort()
}
