'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { createActor, fromPromise } from 'xstate'
import type { FormMode } from '@/lib/view/auto-scaling/policy-form'
import { type PolicyFormEvent, policyFormMachine } from './policy-form.machine'

interface FormActor<M extends FormMode> {
  readonly mode: M
  readonly isSending: boolean
  readonly send: (event: PolicyFormEvent) => void
}

interface FormOptions<M extends FormMode> {
  readonly mode: M
  /** Those that the form offers. */
  readonly sides: readonly { readonly value: M }[]
  /** Carries out what is filled in; true when all of it was accepted. */
  readonly perform: () => Promise<boolean>
  readonly onDone: () => void
}

/** Runs the form's statechart for as long as the form is open. */
export function usePolicyForm<M extends FormMode>({
  mode,
  sides,
  perform,
  onDone,
}: FormOptions<M>): FormActor<M> {
  // What is sent is what stands in the form at that moment.
  const latest = useRef({ perform, onDone })
  useEffect(() => {
    latest.current = { perform, onDone }
  })
  const [actor] = useState(() => {
    const send = fromPromise<boolean>(() => latest.current.perform())
    return createActor(policyFormMachine.provide({ actors: { send } }), { input: { mode } })
  })
  useEffect(() => {
    const done = actor.subscribe((snapshot) => {
      if (snapshot.status === 'done') latest.current.onDone()
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
  return {
    mode: sides.find(({ value }) => value === snapshot.context.mode)?.value ?? mode,
    isSending: snapshot.matches('sending'),
    send: (event) => actor.send(event),
  }
}
