'use client'

import { useEffect, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { TriedCommand } from '@/lib/protocol'
import type { PlannedCommand } from '@/lib/view/auto-scaling/form-reader'
import type { Refusal } from '@/lib/view/build/form'
import type { Call } from '@/lib/view/run/client'
import { commandOf } from '@/lib/view/run/dispatch-all'

/** Typing must not ask with every key. */
const PAUSE_MS = 90

export interface Tried {
  readonly lines: readonly string[]
  readonly refusal: (Refusal & { readonly action: string }) | null
  /** Whether it is about what stands in the form now. */
  readonly isCurrent: boolean
}

const NOTHING: Omit<Tried, 'isCurrent'> & { readonly question: string } = {
  question: '',
  lines: [],
  refusal: null,
}

/**
 * What would come of the form's operations just now: their lines, and AWS's refusal. Asked again when they change, and when
 * something else in the run has changed that they may be about.
 */
export function useTried(planned: readonly PlannedCommand[], world: unknown): Tried {
  const run = useRun()
  const [tried, setTried] = useState(NOTHING)
  const question = JSON.stringify(planned.map((one) => commandOf(one)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the commands are told by their text, which has their follow-ups too.
  useEffect(() => {
    let isOver = false
    const timer = setTimeout(() => {
      tryAll(run.call, planned).then(
        (results) => {
          if (!isOver) setTried({ question, ...summary(results, planned) })
        },
        // The run is being replaced; there will be another frame.
        () => {},
      )
    }, PAUSE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [run, question, world])
  return { ...tried, isCurrent: tried.question === question }
}

/** What needs an answer is asked about once there is one. */
async function tryAll(call: Call, planned: readonly PlannedCommand[]): Promise<readonly TriedCommand[]> {
  let answers: readonly unknown[] = []
  for (;;) {
    const commands = planned.map((one) => commandOf(one, answers))
    const waiting = planned.findIndex((one, index) => typeof one === 'function' && index > answers.length)
    if (waiting < 0) return call('tryOut', { commands })
    const results = await call('tryOut', { commands: commands.slice(0, waiting) })
    // What comes behind a refusal is not asked about: only its lines are told.
    if (results.some(({ error }) => error !== null)) return call('tryOut', { commands })
    answers = results.map(({ output }) => output)
  }
}

function summary(results: readonly TriedCommand[], planned: readonly PlannedCommand[]) {
  const lines = results.map(({ commandLine }) => commandLine)
  const index = results.findIndex(({ error }) => error !== null)
  const error = results[index]?.error
  if (error === undefined || error === null) return { lines, refusal: null }
  const refused = planned[index]
  const action = refused === undefined ? '' : commandOf(refused).action
  return { lines, refusal: { message: error.message, where: error.where, action } }
}
