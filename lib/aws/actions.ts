// Every action that the playground knows: AWS operations, faults by their AWS FIS names, and the few `playground:` ones for
// what AWS has no API for. The list is written from the operations themselves.

import { ACTIONS } from './api/actions'
import { closest } from './closest'

export { ACTIONS } from './api/actions'

export type Action = (typeof ACTIONS)[number]

const KNOWN: ReadonlySet<string> = new Set(ACTIONS)

export function isAction(text: string): text is Action {
  return KNOWN.has(text)
}

/** Says that an action is not known, and which ones are like it. */
export function explainUnknownAction(text: string): string {
  return `The action ${text.slice(0, 100)} is not known here${actionHint(text)}`
}

/** `; did you mean ecs:UpdateService?`, or nothing when no action is like it. */
export function actionHint(text: string): string {
  const name = text.slice(text.lastIndexOf(':') + 1).toLowerCase()
  const elsewhere = ACTIONS.filter((action) => action.toLowerCase().endsWith(`:${name}`))
  const near = elsewhere.length > 0 ? elsewhere : closest(text, ACTIONS)
  return near.length > 0 ? `; did you mean ${near.join(', ')}?` : ''
}
