'use client'

import { useActorRef } from '@xstate/react'
import { useEffect, useState } from 'react'
import { fromPromise } from 'xstate'
import { useRun } from '@/components/hooks/use-run'
import { formatClock } from '@/lib/view/describe/format'
import { CallFailed } from '@/lib/view/run/client'
import { notifyFailure } from '@/lib/view/run/notify-failure'
import type { Run } from '@/lib/view/run/run'
import type { NoticeAction } from '@/lib/view/run/session-state'
import type { Moment } from '@/lib/view/time/moment'
import { timeMachine } from './time.machine'
import type { TimeActor } from './time-context'

/** Draws nothing: runs the statechart of time beside the run that is shown, and tells it where the run stands. */
export function TimeSession({ onActor }: { readonly onActor: (actor: TimeActor | null) => void }) {
  const run = useRun()
  const [logic] = useState(() => logicFor(run))
  const [standing] = useState(() => run.store.getState().standing)
  const actor = useActorRef(logic, { input: standing })
  useEffect(() => {
    const { store } = run
    const tell = () => actor.send({ type: 'standing', standing: store.getState().standing })
    tell()
    onActor(actor)
    const stop = store.subscribe((state, before) => state.standing !== before.standing && tell())
    return () => {
      stop()
      onActor(null)
    }
  }, [actor, onActor, run])
  return null
}

function logicFor(run: Run) {
  const say = (text: string, action?: NoticeAction) =>
    run.store.getState().notify('info', text, { topic: 'time', action })
  return timeMachine.provide({
    actors: {
      visit: fromPromise<void, Moment>(({ input: at }) =>
        run.call('visit', { at }).then(
          () => {},
          (error: unknown) => {
            if (!(error instanceof CallFailed && error.code === 'Superseded')) notifyFailure(run, error)
          },
        ),
      ),
    },
    actions: {
      sayPast: ({ context: { standing } }) =>
        say(
          `This is the past of the run, which stands at ${formatClock(standing.tip ?? 0)}. Play or change something, and it goes on from here as a fork.`,
        ),
      sayFork: ({ context: { standing } }) =>
        say(
          `From ${formatClock(standing.forkedAt ?? 0)} on this is a fork. The run that it left is kept at ${formatClock(standing.origin ?? 0)}.`,
        ),
      sayLeft: () =>
        say('You are back in the run that the fork came from.', {
          label: 'Go back to the fork',
          perform: () => void run.call('goForth', {}).catch((error: unknown) => notifyFailure(run, error)),
        }),
    },
  })
}
