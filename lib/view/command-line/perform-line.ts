// Carries out a typed line: an operation, or a question for help, and how its answer is printed.

import { ignoredText } from '../carry/remarks'
import { failureIn, formatAwsError, operationOf } from '../run/aws-error'
import { CallFailed } from '../run/client'
import type { Run } from '../run/run'

export interface LineResult {
  /** Null when there is nothing to be said: what a change did is seen on the canvas and in the log. */
  readonly shown: { readonly ok: boolean; readonly text: string; readonly isPreformatted: boolean } | null
  /** Whether the line is done with; one with an error stays, so that it can be put right. */
  readonly isDone: boolean
  /** How the log names it. */
  readonly logged: string | null
}

/** Longer answers are cut: nobody reads them, and the page would be busy with them for seconds. */
const SHOWN_MAX = 200_000

export async function performLine(run: Run, line: string): Promise<LineResult> {
  try {
    if (/(?:^|\s)help\s*$/.test(line)) {
      const { text } = await run.call('help', { line })
      return { shown: { ok: true, text, isPreformatted: true }, isDone: true, logged: null }
    }
    return await performCommand(run, line)
  } catch (error) {
    const text = isError(error) ? formatAwsError(error, operationOf(line)) : String(error)
    return { shown: { ok: false, text, isPreformatted: false }, isDone: false, logged: null }
  }
}

async function performCommand(run: Run, line: string): Promise<LineResult> {
  const asksForShape = /--(?:query|output)\b/.test(line)
  // A query that cannot be read is refused before anything is done.
  const print = asksForShape ? (await import('@/lib/output/shape')).printerOf(line) : asJson
  const { output, readOnly, ignored, commandLine } = await run.call('commandLine', { text: line })
  await run.session.keep()
  const done = { isDone: true, logged: commandLine }
  if (failureIn(output) !== null)
    return { ...done, shown: { ok: false, text: asJson(output), isPreformatted: true } }
  if (readOnly || asksForShape) {
    const text = print(output)
    if (text !== '') return { ...done, shown: { ok: true, text: cut(text), isPreformatted: true } }
  }
  const remark = ignoredText(ignored)
  return { ...done, shown: remark === null ? null : { ok: true, text: remark, isPreformatted: false } }
}

function isError(error: unknown): error is { readonly code: string; readonly message: string } {
  return error instanceof CallFailed || (error instanceof Error && 'code' in error)
}

function asJson(output: unknown): string {
  const isEmpty = typeof output !== 'object' || output === null || Object.keys(output).length === 0
  return isEmpty ? '' : JSON.stringify(output, null, 2)
}

function cut(text: string): string {
  if (text.length <= SHOWN_MAX) return text
  return `${text.slice(0, SHOWN_MAX)}\n… ${text.length - SHOWN_MAX} characters more: pick some with --query.`
}
