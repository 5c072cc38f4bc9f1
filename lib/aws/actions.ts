// Every action that the playground knows: AWS operations, faults by their AWS FIS names, and the few `playground:` ones for
// what AWS has no API for. The list is written from the operations themselves, and beside it the operations that AWS has in
// the same services and the model has not.

import { ACTIONS } from './api/actions'
import NOT_MODELLED from './api/not-modelled.json' with { type: 'json' }
import { closest } from './closest'
import { insteadOf } from './instead'

export { ACTIONS } from './api/actions'

export type Action = (typeof ACTIONS)[number]

const KNOWN: ReadonlySet<string> = new Set(ACTIONS)

/** Operations of AWS that are known by name alone. */
export const UNMODELLED_ACTIONS: ReadonlySet<string> = new Set(
  Object.entries(NOT_MODELLED).flatMap(([service, names]) =>
    names.split(' ').map((name) => `${service}:${name}`),
  ),
)

export function isAction(text: string): text is Action {
  return KNOWN.has(text)
}

/** Says that there is no such action here, whether AWS has it, and which ones are like it. */
export function explainUnknownAction(text: string): string {
  const why = UNMODELLED_ACTIONS.has(text) ? 'is not modelled here' : 'is not known here'
  return `The action ${text.slice(0, 100)} ${why}${actionHint(text)}`
}

/** `; did you mean ecs:UpdateService?`, or the hint of an operation that is not modelled; nothing when no action comes near. */
export function actionHint(text: string): string {
  if (UNMODELLED_ACTIONS.has(text)) return unmodelledHint(text, (action) => action)
  const name = text.slice(text.lastIndexOf(':') + 1).toLowerCase()
  const elsewhere = ACTIONS.filter((action) => action.toLowerCase().endsWith(`:${name}`))
  const near = elsewhere.length > 0 ? elsewhere : closest(text, ACTIONS)
  return near.length > 0 ? `; did you mean ${near.join(', ')}?` : ''
}

/** What to use instead of an operation that is not modelled, or else what comes near, as `written`; nothing when no action does. */
export function unmodelledHint(action: string, written: (action: string) => string): string {
  const instead = insteadOf(action)
  if (instead !== undefined) return `; ${instead}`
  const near = aboutTheSame(action)
  return near.length > 0 ? `; the nearest here: ${near.map(written).join(', ')}` : ''
}

/**
 * The modelled actions of the same service that are about the same things: `ecs:DescribeTaskSets` is like `ecs:DescribeTasks`.
 * Two that share only their verb have nothing to do with each other.
 *
 * @example aboutTheSame('ecs:UpdateClusterSettings') // ['ecs:CreateCluster', 'ecs:DeleteCluster', 'ecs:DescribeClusters']
 */
function aboutTheSame(text: string): readonly string[] {
  const service = text.slice(0, text.indexOf(':') + 1)
  const [verb, ...things] = wordsOf(text)
  return ACTIONS.filter((action) => action.startsWith(service))
    .map((action) => {
      const [itsVerb, ...itsThings] = wordsOf(action)
      const shared = itsThings.filter((thing) => things.includes(thing)).length
      return { action, shared, score: 4 * shared + (itsVerb === verb ? 2 : 0) - itsThings.length }
    })
    .filter(({ shared }) => shared > 0)
    .sort((x, y) => y.score - x.score || (x.action < y.action ? -1 : 1))
    .slice(0, 3)
    .map(({ action }) => action)
}

/** `ecs:DescribeTaskSets` is `describe`, `task`, `set`. */
function wordsOf(action: string): readonly string[] {
  const name = action.slice(action.indexOf(':') + 1)
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z][a-z]+/g) ?? []
  return words.map((word) => word.toLowerCase().replace(/ies$/, 'y').replace(/s$/, ''))
}
