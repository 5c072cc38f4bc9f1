// The names that exist in a run for a member of an input, found by asking the run itself: what `ecs:ListServices` lists can
// stand where an input wants a `service`. No list says which operation that is; its own name does, and its own members.

import { inputMembers } from '@/lib/aws/api/inputs'
import { shortName } from '@/lib/aws/arn'
import { isRecord } from '@/lib/aws/command-line/json'
import { AwsError } from '@/lib/aws/error'
import { ask } from '@/lib/world/dispatch'
import { OPERATIONS } from '@/lib/world/operations/registry'
import type { World } from '@/lib/world/world'

type Input = Readonly<Record<string, unknown>>

interface Wanted {
  readonly action: string
  readonly member: string
  /** What the line says already, so that services are those of its cluster. */
  readonly given: Input
}

/** Pages of an answer that are read; AWS's are of 100. */
const PAGES_MAX = 20
/** A rule needs its listener, which needs its load balancer. */
const NESTING_MAX = 3

/** In the order in which the run lists them, each once. */
export function namesFor(world: World, wanted: Wanted): readonly string[] {
  return [...new Set(search(world, wanted, 0))]
}

function search(world: World, { action, member, given }: Wanted, nesting: number): readonly string[] {
  const thing = thingOf(action, member)
  if (thing === '' || nesting > NESTING_MAX || isNew(action, thing)) return []
  for (const lister of listersOf(action, thing)) {
    const names = inputsFor(world, lister, given, nesting).flatMap((input) =>
      listed(world, lister, input, { thing, member }),
    )
    if (names.length > 0) return names
  }
  return action.startsWith('playground:') ? keysOf(world, thing) : []
}

/** What is made gets a name that nothing has. */
function isNew(action: string, thing: string): boolean {
  return /:Create[A-Z]/.test(action) && singular(nounOf(action)).toLowerCase() === thing
}

/** What no operation of AWS's lists has a table of its own: traffic, images, queues. */
function keysOf({ state }: World, thing: string): readonly string[] {
  for (const [name, table] of Object.entries(state))
    if (table instanceof Map && singular(name) === thing) return [...table.keys()].map(String)
  return []
}

/** `TargetGroupArns` and `targetGroupName` are a `targetgroup`; `Names` alone are those of what the operation is about. */
function thingOf(action: string, member: string): string {
  const bare = singular(member).replace(/(?:Name|Arn|Id|Identifier)$/i, '')
  const isOwn = bare === '' || (isFault(action) && bare === 'target')
  return (isOwn ? singular(nounOf(action)) : bare).toLowerCase()
}

function isFault(action: string): boolean {
  return action.startsWith('aws:')
}

/** `ecs:ListTaskDefinitions` is about `TaskDefinitions`, `aws:ecs:stop-task` about a `task`. */
function nounOf(action: string): string {
  const name = action.slice(action.lastIndexOf(':') + 1)
  return isFault(action)
    ? name.slice(name.indexOf('-') + 1).replaceAll('-', '')
    : name.replace(/^[A-Z][a-z]+/, '')
}

function singular(name: string): string {
  return name.replace(/ies$/, 'y').replace(/s$/, '')
}

/** Those of the same service first, and those that list before those that describe, since they ask for less. */
function listersOf(action: string, thing: string): readonly string[] {
  const service = action.slice(0, action.indexOf(':') + 1)
  const rank = (lister: string) =>
    (lister.startsWith(service) ? 0 : 4) +
    (singular(nounOf(lister)).toLowerCase() === thing ? 0 : 2) +
    (lister.includes(':List') ? 0 : 1)
  return [...OPERATIONS.values()]
    .filter((operation) => operation.readOnly && /:(?:List|Describe)[A-Z]/.test(operation.action))
    .map((operation) => operation.action)
    .filter((lister) => singular(nounOf(lister)).toLowerCase().endsWith(thing))
    .sort((a, b) => rank(a) - rank(b))
}

/** As the line says, or one input for each thing there is that the operation wants to know first. */
function inputsFor(world: World, lister: string, given: Input, nesting: number): readonly Input[] {
  const members = (inputMembers(lister) ?? []).map(({ name }) => name)
  const said = Object.fromEntries(
    Object.entries(given).filter(([name]) => isContext(name) && members.includes(name)),
  )
  const missing = members.find((name) => isContext(name) && said[name] === undefined)
  if (missing === undefined) return [said]
  const wanted = { action: lister, member: missing, given: said }
  const values = search(world, wanted, nesting + 1)
  return values.length === 0 ? [said] : values.map((value) => ({ ...said, [missing]: value }))
}

/** What a list is asked for: the cluster of services, the load balancer of listeners. Other members only narrow it. */
function isContext(member: string): boolean {
  return member === 'cluster' || member === 'service' || /^(?:LoadBalancer|Listener)Arn$/.test(member)
}

function listed(
  world: World,
  lister: string,
  input: Input,
  as: { readonly thing: string; readonly member: string },
): readonly string[] {
  const names: string[] = []
  let token: unknown
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer = answerOf(world, lister, token === undefined ? input : { ...input, nextToken: token })
    names.push(...namesIn(answer, as))
    token = answer.nextToken
    if (token === undefined || token === null) break
  }
  return names
}

function answerOf(world: World, action: string, input: Input): Input {
  try {
    return ask(world, { action, input }) as Input
  } catch (error) {
    if (error instanceof AwsError) return {}
    throw error
  }
}

/** Of the things that an answer lists: lists of their ARNs, or of structures with their names. */
function namesIn(
  answer: Input,
  { thing, member }: { readonly thing: string; readonly member: string },
): readonly string[] {
  const lists = Object.values(answer).filter(Array.isArray)
  return lists.flatMap((items: readonly unknown[]) =>
    items.flatMap((item) => {
      if (typeof item === 'string') return [wantsArn(member) ? item : shortName(item)]
      return isRecord(item) ? nameIn(item, thing, member) : []
    }),
  )
}

function nameIn(item: Input, thing: string, member: string): readonly string[] {
  const suffixes = wantsArn(member) ? ['arn'] : /ids?$/i.test(member) ? ['id'] : ['name', 'id', '', 'arn']
  for (const suffix of suffixes) {
    const found = Object.entries(item).find(([name]) => isNameOf(name.toLowerCase(), thing, suffix))?.[1]
    if (typeof found === 'string') return [suffix === 'arn' && !wantsArn(member) ? shortName(found) : found]
  }
  // EC2 lists instances inside reservations.
  return Object.values(item)
    .filter(Array.isArray)
    .flatMap((inner: readonly unknown[]) =>
      inner.filter(isRecord).flatMap((fields) => nameIn(fields, thing, member)),
    )
}

function isNameOf(name: string, thing: string, suffix: string): boolean {
  return name === `${thing}${suffix}` || (suffix !== '' && name === suffix)
}

function wantsArn(member: string): boolean {
  return /arns?$/i.test(member)
}
