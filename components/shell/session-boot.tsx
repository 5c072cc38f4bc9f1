'use client'

import { useEffect } from 'react'
import { useShortcuts } from '@/components/actions/use-shortcuts'
import { fetchDeferredWhenIdle } from '@/components/deferred/deferred'
import { useCanvasFirst } from '@/components/hooks/use-canvas-first'
import { useRun } from '@/components/hooks/use-run'
import type { TracePlayer } from '@/lib/view/load/open-trace'
import { notifyFailure } from '@/lib/view/run/notify-failure'
import type { Run } from '@/lib/view/run/run'
import { openPasted, openScenarioFile } from '@/lib/view/session/open-scenario'
import { followWidth, keepPreferences, readPreferences } from '@/lib/view/session/preferences'
import { keepFocusOnPage } from './focus-keeper'

const KEEP_MS = 5_000
const KEEP_SOON_MS = 600

/** Draws nothing: starts the session, keeps the work, and listens to keys, links, drops and pastes. */
export function SessionBoot() {
  const run = useRun()
  const isDrawn = useCanvasFirst()
  useShortcuts()
  useEffect(() => {
    readPreferences(run.store)
    void run.session.start()
    const stops = [
      keepPreferences(run.store),
      followWidth(run.store),
      keepWork(run),
      keepFocusOnPage(),
      listenForScenarios(run),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [run])
  useEffect(() => {
    if (isDrawn) fetchDeferredWhenIdle()
  }, [isDrawn])
  return null
}

function keepWork(run: Run): () => void {
  const keep = () => void run.session.keep()
  let soon: ReturnType<typeof setTimeout> | undefined
  const interval = setInterval(() => run.store.getState().transport.playing && keep(), KEEP_MS)
  const stop = run.store.subscribe((state, before) => {
    if (
      state.commands === before.commands &&
      state.mainView === before.mainView &&
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

const isCsv = ({ name, type }: File) => /\.csv$/i.test(name) || type === 'text/csv'

/** The source of traffic or the queue that something is dropped on. */
function playerAt(element: Element): TracePlayer | null {
  const key = element.closest('[data-thing]')?.getAttribute('data-thing') ?? ''
  const name = key.slice(key.indexOf('/') + 1)
  if (key.startsWith('traffic/')) return { action: 'playground:SetTraffic', name }
  return key.startsWith('queue/') ? { action: 'playground:SetQueue', name } : null
}

function listenForScenarios(run: Run): () => void {
  const abort = new AbortController()
  const { signal } = abort
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
  const onPaste = (event: ClipboardEvent) => {
    const target = event.target instanceof Element ? event.target : null
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (target?.closest('input, textarea, [contenteditable="true"]') || !/^\s*\{|#s=/.test(text)) return
    event.preventDefault()
    void openPasted(run, text)
  }
  window.addEventListener(
    'hashchange',
    () => void run.session.openHash(location.hash).catch((error: unknown) => notifyFailure(run, error)),
    {
      signal,
    },
  )
  window.addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault(), { signal })
  window.addEventListener(
    'drop',
    (event) => {
      const file = event.dataTransfer?.files[0]
      if (!hasFiles(event) || file === undefined) return
      event.preventDefault()
      const player = isCsv(file) && event.target instanceof Element ? playerAt(event.target) : null
      if (player === null) void openScenarioFile(run, file)
      else void import('@/lib/view/load/open-trace').then(({ openTrace }) => openTrace(run, player, file))
    },
    { signal },
  )
  window.addEventListener('paste', onPaste, { signal })
  return () => abort.abort()
}
