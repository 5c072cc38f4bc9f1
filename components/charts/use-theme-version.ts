'use client'

import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)')
  const observer = new MutationObserver(listener)
  media.addEventListener('change', listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => {
    media.removeEventListener('change', listener)
    observer.disconnect()
  }
}

const version = (): string =>
  `${document.documentElement.dataset.theme ?? ''} ${matchMedia('(prefers-color-scheme: dark)').matches}`

/** Changes with the theme in force, so that a canvas can be drawn again in its colours. */
export function useThemeVersion(): string {
  return useSyncExternalStore(subscribe, version, () => '')
}
