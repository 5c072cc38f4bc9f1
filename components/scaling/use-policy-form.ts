'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { createActor, fromPromise } from 'xstate'
import { useRun } from '@/components/hooks/use-run'
import type { Command, ScheduleText } from '@/lib/protocol'
import type { ReadForm } from '@/lib/view/auto-scaling/form-reader'
import type { FormMode } from '@/lib/view/auto-scaling/policy-form'
import { dispatchAll } from '@/lib/view/run/dispatch-all'
import { policyFormMachine } from './policy-form.machine'
import type { PolicyFormFrameProps } from './policy-form-frame'
import { useScalingPreview } from './use-scaling-preview'

interface FormOptions<M extends FormMode> {
  readonly mode: M
  /** Those that the form offers. */
  readonly sides: readonly { readonly value: M; readonly label: string }[]
  /** What is filled in on a side stands for. */
  readonly read: (mode: M) => ReadForm
  /** Of the side that is a schedule. */
  readonly schedule?: (mode: M) => ScheduleText | null
  /** Deletes the policy that is edited; null for a new one. */
  readonly deletion: Command | null
  /** Another side is to be filled in. */
  readonly onSide: (change: { readonly from: M; readonly to: M }) => void
  readonly onDone: () => void
}

interface FormActor<M extends FormMode> {
  readonly mode: M
  /** When the schedule falls due next. */
  readonly times: readonly string[]
  readonly frame: Omit<PolicyFormFrameProps<M>, 'children' | 'onDiscard'>
}

/** Runs the form's statechart for as long as the form is open: previews, sends and deletes what it is about. */
export function usePolicyForm<M extends FormMode>(options: FormOptions<M>): FormActor<M> {
  const { sides, read, schedule, deletion, onSide, onDone } = options
  const run = useRun()
  // What is sent is what stands in the form at that moment.
  const latest = useRef<{ perform: () => Promise<boolean>; onDone: () => void } | null>(null)
  const [actor] = useState(() => {
    const send = fromPromise<boolean>(async () => (await latest.current?.perform()) ?? false)
    return createActor(policyFormMachine.provide({ actors: { send } }), { input: { mode: options.mode } })
  })
  useEffect(() => {
    const done = actor.subscribe((snapshot) => {
      if (snapshot.status === 'done') latest.current?.onDone()
    })
    actor.start()
    return () => done.unsubscribe()
  }, [actor])
  const snapshot = useSyncExternalStore(
    (changed) => {
      const { unsubscribe } = actor.subscribe(changed)
      return unsubscribe
    },
    () => actor.getSnapshot(),
    () => actor.getSnapshot(),
  )
  const mode = sides.find(({ value }) => value === snapshot.context.mode)?.value ?? options.mode
  const { problems, commands } = read(mode)
  const { lines, times } = useScalingPreview(commands, schedule?.(mode) ?? null)
  useEffect(() => {
    latest.current = { perform: () => dispatchAll(commands, run), onDone }
  })
  const remove = async (command: Command) => {
    if (await dispatchAll([command], run)) onDone()
  }
  return {
    mode,
    times,
    frame: {
      mode,
      sides: deletion === null ? sides : null,
      onSide: (to) => {
        onSide({ from: mode, to })
        const side: FormMode = to
        actor.send({ type: `mode.${side}` })
      },
      problems,
      lines,
      isSending: snapshot.matches('sending'),
      onSubmit: () => actor.send({ type: 'submit' }),
      onDelete: deletion === null ? null : () => void remove(deletion),
    },
  }
}
