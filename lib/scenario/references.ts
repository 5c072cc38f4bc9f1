// `${name}` in inputs: each must name the result of an operation that is carried out earlier. `${name.task}`,
// `${name.containerInstance}` and `${name.fullName}` are what belongs to that result at the time. `$${` is a literal `${`.

import { closest } from '@/lib/aws/closest'
import { formatPath } from '@/lib/aws/explain-issue'
import type { ScenarioOperation, ScenarioTraffic } from './scenario'
import type { ScenarioFault } from './scenario-error'

/** An operation with its place in the file. */
export type PlacedOperation = ScenarioOperation & { readonly index: number }

type Path = readonly PropertyKey[]

/**
 * What may follow a name: the oldest running task of a service or instance; what an instance's agent registered; what metrics
 * and resource labels call a load balancer or a target group.
 */
export const RELATIONS: readonly string[] = ['task', 'containerInstance', 'fullName']

/**
 * Members whose text is for a shell or a process, which has variables of the same look: there a name that no operation
 * has is none of ours, and AWS takes it as text.
 */
const MAY_HAVE_SHELL_VARIABLES: ReadonlySet<PropertyKey> = new Set([
  'UserData',
  'command',
  'entryPoint',
  'environment',
])

/** A literal `${`, or a reference with its name. */
const TOKEN = /\$\$\{|\$\{([^{}]*)\}/g

/**
 * The text with what its references stand for, and with `${` for each `$${`.
 *
 * @example replaceReferences('$${HOME} ${tg}', () => 'arn') // '${HOME} arn'
 */
export function replaceReferences(
  text: string,
  replace: (reference: string, written: string) => string,
): string {
  return text.replace(TOKEN, (written, reference?: string) =>
    reference === undefined ? '${' : replace(reference, written),
  )
}

/** @param operations In the order in which they are carried out. */
export function* wrongReferences(
  operations: readonly PlacedOperation[],
  traffic: readonly ScenarioTraffic[],
): Iterable<ScenarioFault> {
  const order = new Map<string, number>()
  for (const [position, { as, index }] of operations.entries()) {
    if (as === null) continue
    const where = `operations[${index}].as`
    if (order.has(as)) yield { where, message: `${where}: the name "${as}" is used twice.` }
    else order.set(as, position)
  }
  for (const [position, { input, index }] of operations.entries()) {
    for (const { name: reference, path } of referencesIn(input, ['operations', index, 'input'])) {
      const [name = '', relation, ...rest] = reference.split('.')
      const definedAt = order.get(name)
      if (definedAt === undefined) {
        if (path.some((key) => MAY_HAVE_SHELL_VARIABLES.has(key))) continue
        const { where, message } = unknown(name, path, order.keys())
        yield {
          where,
          message: `${message} For a literal \${${reference.slice(0, 80)}}, write $\${${reference.slice(0, 80)}}.`,
        }
      } else if (definedAt >= position) yield tooEarly(name, path, operations[definedAt])
      else if (rest.length > 0 || (relation !== undefined && !RELATIONS.includes(relation))) {
        yield unknownRelation(reference, path)
      }
    }
  }
  for (const [index, { to }] of traffic.entries()) {
    const fault = wrongTo(to, ['traffic', index, 'to'], operations, order)
    if (fault) yield fault
  }
}

function wrongTo(
  to: string,
  path: Path,
  operations: readonly PlacedOperation[],
  order: ReadonlyMap<string, number>,
): ScenarioFault | null {
  const where = formatPath(path)
  const name = /^\$\{([^{}]*)\}$/.exec(to)?.[1]
  if (name === undefined) {
    const message = `${where} must be \${name} of an operation that creates a load balancer, not "${to.slice(0, 60)}".`
    return { where, message }
  }
  const position = order.get(name)
  if (position === undefined) return unknown(name, path, order.keys())
  const action = operations[position]?.action
  if (action?.endsWith(':CreateLoadBalancer')) return null
  return { where, message: `${where}: "${name}" is the result of ${action}, not a load balancer.` }
}

function unknown(name: string, path: Path, names: Iterable<string>): ScenarioFault {
  const where = formatPath(path)
  const all = [...names]
  const near = closest(name, all)
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(', ')}?`
      : all.length > 0
        ? `The names are ${all.slice(0, 20).join(', ')}.`
        : 'Name an operation with "as".'
  return { where, message: `${where}: no operation is named "${name.slice(0, 80)}". ${hint}` }
}

function unknownRelation(reference: string, path: Path): ScenarioFault {
  const where = formatPath(path)
  const known = RELATIONS.map((relation) => `.${relation}`).join(' or ')
  return {
    where,
    message: `${where}: "${reference.slice(0, 80)}" is not known; after a name, write ${known} or nothing.`,
  }
}

function tooEarly(name: string, path: Path, definition: PlacedOperation | undefined): ScenarioFault {
  const where = formatPath(path)
  return { where, message: `${where}: "${name}" is created later, by operations[${definition?.index}].` }
}

function* referencesIn(
  value: unknown,
  path: Path,
): Generator<{ readonly name: string; readonly path: Path }> {
  if (typeof value === 'string') {
    for (const [, name] of value.matchAll(TOKEN)) if (name !== undefined) yield { name, path }
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* referencesIn(item, [...path, i])
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* referencesIn(item, [...path, key])
  }
}
