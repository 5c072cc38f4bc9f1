'use client'

import { useEffect, useRef, useState } from 'react'
import { COMMAND_INPUT_ID } from '@/components/actions/focus-command-bar'
import { useRun, useView } from '@/components/hooks/use-run'
import { ignoredText } from '@/lib/view/carry/remarks'
import { failureIn, formatAwsError, operationOf } from '@/lib/view/run/aws-error'
import { CallFailed } from '@/lib/view/run/client'

const HISTORY_MAX = 100
const ERROR_SHOWN_MS = 30_000

export interface CommandLineResult {
  readonly ok: boolean
  readonly text: string
}

/** The state of the typed line: its text, its history, and what came of the last one. */
export function useCommandLine() {
  const run = useRun()
  const [text, setText] = useState('')
  const [result, setResult] = useState<CommandLineResult | null>(null)
  const history = useRef<string[]>([])
  const place = useRef(0)
  const scenario = useView((state) => state.scenario)
  const offered = useView((state) => state.offeredLine)

  // What was typed for one scenario says nothing about the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scenario is the reason to forget.
  useEffect(() => {
    setText('')
    setResult(null)
  }, [scenario])

  useEffect(() => {
    if (offered === null) return
    setText(offered)
    setResult(null)
    run.store.setState({ offeredLine: null })
    document.getElementById(COMMAND_INPUT_ID)?.focus()
  }, [offered, run])

  // An error is read in a while; it lies over the canvas, and the line that it is about stays.
  useEffect(() => {
    if (result === null || result.ok) return
    const timer = setTimeout(() => setResult(null), ERROR_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [result])

  const submit = async () => {
    const line = text.trim()
    if (line === '') return
    history.current = [line, ...history.current.filter((other) => other !== line)].slice(0, HISTORY_MAX)
    place.current = 0
    try {
      const { output, readOnly, ignored } = await run.call('commandLine', { text: line })
      setText('')
      const text = JSON.stringify(output, null, 2)
      if (failureIn(output) !== null) setResult({ ok: false, text })
      // Only a question is asked for its answer; what a change did is seen on the canvas and in the log.
      else setResult(readOnly && !isEmpty(output) ? { ok: true, text } : remarkOn(ignored))
      await run.session.keep()
    } catch (error) {
      const failed = error instanceof CallFailed ? formatAwsError(error, operationOf(line)) : String(error)
      // The line stays, so that it can be put right.
      setResult({ ok: false, text: failed })
    }
  }

  /** Older lines with 1, newer with -1; past the newest there is the empty line. */
  const recall = (by: 1 | -1) => {
    place.current = Math.max(0, Math.min(history.current.length, place.current + by))
    setText(place.current === 0 ? '' : (history.current[place.current - 1] ?? ''))
  }

  return { text, setText, submit, recall, result, clearResult: () => setResult(null) }
}

function remarkOn(ignored: readonly string[]): CommandLineResult | null {
  const text = ignoredText(ignored)
  return text === null ? null : { ok: true, text }
}

function isEmpty(output: unknown): boolean {
  return (
    output === null ||
    output === undefined ||
    (typeof output === 'object' && Object.keys(output).length === 0)
  )
}
