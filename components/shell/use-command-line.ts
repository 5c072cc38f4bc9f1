'use client'

import { useMachine } from '@xstate/react'
import { useEffect, useRef, useState } from 'react'
import { COMMAND_INPUT_ID } from '@/components/actions/focus-command-bar'
import { useRun, useView } from '@/components/hooks/use-run'
import { newestSequence, recallable, type TypedLine } from '@/lib/view/command-line/history'
import { onOneLine } from '@/lib/view/command-line/one-line'
import { type LineResult, performLine } from '@/lib/view/command-line/perform-line'
import { type CommandBarEvent, commandBarMachine } from './command-bar.machine'

const TYPED_MAX = 100
const ERROR_SHOWN_MS = 30_000

/** The state of the typed line: its text, what could be typed next, the lines before it, and what came of the last one. */
export function useCommandLine() {
  const run = useRun()
  const [state, send, actor] = useMachine(commandBarMachine)
  const [result, setResult] = useState<LineResult['shown']>(null)
  const typed = useRef<readonly TypedLine[]>([])
  const scenario = useView((view) =>
    view.scenario === null ? null : `${view.scenario.id} ${view.scenario.title}`,
  )
  const typedFor = useRef<string | null>(null)
  const offered = useView((view) => view.offeredLine)
  const { text, cursor, place } = state.context

  // What was typed for one scenario says nothing about the next; what was typed before the first had opened was meant for it.
  useEffect(() => {
    const before = typedFor.current
    typedFor.current = scenario
    if (before === null || before === scenario) return
    send({ type: 'replaced', text: '', place: 0 })
    setResult(null)
  }, [scenario, send])

  useEffect(() => {
    if (offered === null) return
    send({ type: 'replaced', text: onOneLine(offered), place: 0 })
    setResult(null)
    run.store.setState({ offeredLine: null })
    document.getElementById(COMMAND_INPUT_ID)?.focus()
  }, [offered, run, send])

  // An error is read in a while; it lies over the canvas, and the line that it is about stays.
  useEffect(() => {
    if (result === null || result.ok) return
    const timer = setTimeout(() => setResult(null), ERROR_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [result])

  const ask = (line: string, at: number) => {
    send({ type: 'asked' })
    run.call('complete', { line, cursor: at }).then(
      (completion) => sendAndAsk({ type: 'offered', text: line, completion }),
      // While no run is there, nothing is known that could be offered.
      () => {},
    )
  }

  /** What is taken leads to the next question. */
  const sendAndAsk = (event: CommandBarEvent) => {
    const before = actor.getSnapshot().context
    send(event)
    const after = actor.getSnapshot().context
    if (after.text !== before.text) ask(after.text, after.cursor)
  }

  const write = (line: string, at: number) => {
    send({ type: 'typed', text: line, cursor: at })
    ask(line, at)
  }

  const submit = async () => {
    const line = text.trim()
    if (line === '') return
    send({ type: 'closed' })
    const after = newestSequence(run.store.getState().commands)
    const { shown, isDone, logged } = await performLine(run, line)
    typed.current = [...typed.current, { text: line, logged, after }].slice(-TYPED_MAX)
    if (isDone) send({ type: 'replaced', text: '', place: 0 })
    setResult(shown)
  }

  /** Older lines with 1, newer with -1; past the newest there is the empty line. */
  const recall = (by: 1 | -1) => {
    const lines = recallable(typed.current, run.store.getState().commands)
    const next = Math.max(0, Math.min(lines.length, place + by))
    send({ type: 'replaced', text: onOneLine(lines[next - 1] ?? ''), place: next })
  }

  const offering = state.matches('offering') ? state.context.completion : null
  return {
    text,
    cursor,
    offering,
    active: state.context.active,
    place,
    send,
    ask: () => ask(text, text.length),
    write,
    isAsking: state.context.isAsking,
    take: (index: number) => sendAndAsk({ type: 'taken', index }),
    complete: () => sendAndAsk({ type: 'completed' }),
    submit,
    recall,
    result,
    clearResult: () => setResult(null),
  }
}
