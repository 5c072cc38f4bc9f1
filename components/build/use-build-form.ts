'use client'

import { useMachine } from '@xstate/react'
import { useEffect, useMemo, useRef } from 'react'
import { fromPromise } from 'xstate'
import { useRun, useView } from '@/components/hooks/use-run'
import type { Draft } from '@/lib/view/build/draft'
import type { BuildForm } from '@/lib/view/build/form'
import { problemsOf } from '@/lib/view/build/place-refusal'
import { dispatchAll } from '@/lib/view/run/dispatch-all'
import { buildFormMachine } from './build-form.machine'
import { lineOf, readText, writeText } from './document-text'
import type { MarkedLine } from './text-side'
import { useTried } from './use-tried'

/** Runs the statechart of a form that is open, and asks the model about what stands in it. */
export function useBuildForm(form: BuildForm, first: Draft, onDone: () => void) {
  const run = useRun()
  const world = useView((state) => state.kinds)
  const resources = useResources()
  const latest = useRef<() => Promise<boolean>>(() => Promise.resolve(false))
  const machine = useMemo(
    () => buildFormMachine.provide({ actors: { send: fromPromise<boolean>(() => latest.current()) } }),
    [],
  )
  const [state, send] = useMachine(machine, { input: { draft: first } })
  const { draft, text, unread } = state.context
  const commands = form.commands(draft, world)
  const { lines, refusal, isCurrent } = useTried(commands, resources)
  useEffect(() => {
    latest.current = () => dispatchAll(commands, run)
  })
  const isMade = state.status === 'done'
  // biome-ignore lint/correctness/useExhaustiveDependencies: done once.
  useEffect(() => {
    if (isMade) onDone()
  }, [isMade])
  const shownText = text ?? writeText(draft.input)
  const fields = form.fields(draft, world)
  const inText = refusal !== null && refusal.action === form.main(draft).action ? refusal : null
  // The text is parsed for it, and the form is drawn with every frame.
  const mark = useMemo(() => markOf(shownText, unread, inText), [shownText, unread, inText])
  return {
    draft,
    fields,
    world,
    lines,
    refusal,
    problems: problemsOf(fields, refusal),
    text: shownText,
    mark,
    isUnread: unread !== null,
    canSubmit: unread === null && refusal === null && isCurrent && !state.matches('sending'),
    fill: (changed: Draft) => send({ type: 'fill', draft: form.settle?.(changed, world) ?? changed }),
    write: (typed: string) => {
      const read = readText(typed)
      if (read.ok) {
        const next = form.paste?.(read.input, draft, world) ?? { ...draft, input: read.input }
        send({ type: 'write', text: typed, draft: next })
      } else send({ type: 'scribble', text: typed, unread: { message: read.message, line: read.line } })
    },
    tidy: () => send({ type: 'tidy' }),
    submit: () => send({ type: 'submit' }),
  }
}

function markOf(
  text: string,
  unread: MarkedLine | null,
  refusal: { readonly message: string; readonly where: string | null } | null,
): MarkedLine | null {
  if (unread !== null) return unread
  if (refusal === null || refusal.where === null) return null
  const line = lineOf(text, refusal.where)
  return line === null ? null : { line, message: refusal.message }
}

/** Changes with the resources that there are, and not with what they do. */
function useResources(): string {
  return useView(({ run, kinds }) =>
    [
      run,
      kinds.taskDefinition.length,
      kinds.service.length,
      kinds.targetGroup.length,
      kinds.securityGroup.length,
      kinds.cluster.length,
      kinds.instance.length,
      kinds.loadBalancer.map(({ listeners }) => listeners.length).join('+'),
    ].join(' '),
  )
}
