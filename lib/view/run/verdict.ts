// How the run went: asked by somebody, or by the screen itself in the moment in which all that its scenario plans has happened.

import type { RunPorts } from './client'
import { notifyFailure } from './notify-failure'
import type { ViewStore } from './store'

/** Shows the verdict of the run as it is now. */
export async function askVerdict({ call, store }: RunPorts): Promise<void> {
  const { prices, run } = store.getState()
  const verdict = await call('outcome', prices === null ? {} : { prices })
  // Meanwhile another run may have been opened.
  if (store.getState().run === run) store.setState({ verdict })
}

/** Asks when a run that plays passes the end of its scenario: once, and not when it is rebuilt or stepped past it. */
export function watchEnd(ports: RunPorts & { readonly store: Pick<ViewStore, 'subscribe'> }): void {
  ports.store.subscribe((state, before) => {
    const endsAt = state.scenario?.endsAt ?? null
    if (endsAt === null || state.run !== before.run || !state.transport.playing) return
    if (before.now >= endsAt || state.now < endsAt) return
    askVerdict(ports).catch((error: unknown) => notifyFailure(ports, error))
  })
}
