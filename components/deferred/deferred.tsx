'use client'

import { type ComponentType, type ReactNode, useSyncExternalStore } from 'react'
import { type Deferral, DeferredCode, IdleFetching } from './deferred-code'

const ahead = new IdleFetching()

/** To be told once the first picture stands: from then on the rest is fetched while the page idles. */
export function fetchDeferredWhenIdle(): void {
  // Safari has no idle callbacks; a short pause between two is next to that.
  ahead.start((then) =>
    'requestIdleCallback' in window ? window.requestIdleCallback(() => then()) : setTimeout(then, 50),
  )
}

const ON_SERVER: Deferral<never> = { state: 'absent' }

/**
 * A component whose code is no part of the page's first load. Until it is there `waiting` stands in its place; once it is there, it is
 * drawn at once, without the empty frame that a lazy component of React begins with.
 *
 * Example: `const HelpDialog = deferred(() => import('./help-dialog').then((module) => module.HelpDialog))`.
 */
export function deferred<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = null,
): ComponentType<Props> {
  const code = new DeferredCode(load)
  ahead.add(code)
  return function Deferred(props: Props) {
    const now = useSyncExternalStore(code.subscribe, code.read, () => ON_SERVER)
    switch (now.state) {
      case 'absent':
        return waiting
      case 'failed':
        throw now.error
      case 'there': {
        const { code: Component } = now
        return <Component {...props} />
      }
    }
  }
}
