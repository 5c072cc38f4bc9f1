// The text beside a form: what it says, where it cannot be read, and in which line a place of it stands. It is JSON; YAML,
// of which JSON is a part, is understood as well.

import { isNode, LineCounter, parseDocument } from 'yaml'
import { isRecord, type Json, type JsonObject, stepsOf } from '@/lib/view/build/draft'

export type ReadText =
  | { readonly ok: true; readonly input: JsonObject }
  | { readonly ok: false; readonly message: string; readonly line: number }

/** No operation's input comes near it; more is no input. */
const LENGTH_MAX = 200_000

export function readText(text: string): ReadText {
  const unread = (message: string, line: number): ReadText => ({ ok: false, message, line })
  if (text.trim() === '') return unread('it is empty', 1)
  if (text.length > LENGTH_MAX) return unread(`it is longer than ${LENGTH_MAX} characters`, 1)
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true })
  const [error] = document.errors
  if (error !== undefined) return unread(sentence(error.message), error.linePos?.[0].line ?? 1)
  let value: Json
  try {
    value = JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 0 }) ?? null)) as Json
  } catch (failed) {
    return unread(failed instanceof Error ? failed.message : String(failed), 1)
  }
  if (!isRecord(value)) return unread('an operation takes an object: { … }', 1)
  return { ok: true, input: withoutEnvelope(value) }
}

/** `describe-task-definition` answers a definition in an envelope; people paste it as it is. */
function withoutEnvelope(value: JsonObject): JsonObject {
  const { taskDefinition } = value
  return isRecord(taskDefinition) && taskDefinition.containerDefinitions !== undefined
    ? taskDefinition
    : value
}

export const writeText = (input: JsonObject): string => JSON.stringify(input, null, 2)

/** The first line of the message: what follows draws the place, which the line's mark does here. */
function sentence(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '')
}

/** The line, from 1, in which a place stands; of a member that is missing, that of what it is missing in. */
export function lineOf(text: string, place: string): number | null {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter })
  const steps = stepsOf(place)
  for (let length = steps.length; length > 0; length--) {
    const node: unknown = document.getIn(steps.slice(0, length), true)
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line
  }
  return null
}
