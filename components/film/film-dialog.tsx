'use client'

import { useMachine } from '@xstate/react'
import { Clapperboard } from 'lucide-react'
import { useId, useMemo } from 'react'
import { fromPromise } from 'xstate'
import { saveFile } from '@/components/actions/save-file'
import { useRun, useView } from '@/components/hooks/use-run'
import { type Making, makingMachine } from '@/components/making/making.machine'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Segmented } from '@/components/ui/segmented'
import { fileName } from '@/lib/view/describe/file-name'
import { formatClock, plural } from '@/lib/view/describe/format'
import { FILM_LENGTH_MS_MAX, FILM_SPEEDS, type FilmWish, filmPlan } from '@/lib/view/film/film-plan'
import type { Run } from '@/lib/view/run/run'

const filmMachine = makingMachine<FilmWish>('film', { seconds: 60, speed: 10 })

/** Asks which stretch of time is to be a film, makes it and says how far it is. */
export function FilmDialog() {
  const run = useRun()
  const machine = useMemo(
    () =>
      filmMachine.provide({
        actors: {
          make: fromPromise<string, Making<FilmWish>>(({ input, signal }) =>
            filmed(run, { ...input, signal }),
          ),
        },
      }),
    [run],
  )
  const [state, send] = useMachine(machine)
  const { wish, done, all, file, problem } = state.context
  const plan = filmPlan(wish)
  const isFilming = state.matches('making')
  return (
    <Dialog
      open
      onOpenChange={() => run.store.setState({ dialog: null })}
      title="Save a stretch of time as a video"
      description="The canvas as it stands, from this moment on, as WebM. The run goes on while it is filmed, and stands at the end of the film."
    >
      <div className="flex flex-col gap-4">
        <WishFields
          wish={wish}
          isFixed={isFilming}
          onChange={(changed) => send({ type: 'wish', wish: changed })}
        />
        <p className="text-sm text-ink-2">{planText(wish)}</p>
        {isFilming && (
          <ProgressBar
            label="Making the video"
            done={done}
            all={all}
            text={all === 0 ? 'begins' : `picture ${done} of ${all}`}
          />
        )}
        <p role="status" className="text-sm empty:hidden">
          {state.matches('saved') && `Saved as ${file}.`}
          {state.matches('failed') && <span className="text-bad-text">{problem}</span>}
        </p>
        <div className="flex gap-2">
          {isFilming ? (
            <Button onClick={() => send({ type: 'cancel' })}>Cancel</Button>
          ) : (
            <Button variant="primary" disabled={plan === null} onClick={() => send({ type: 'make' })}>
              <Clapperboard aria-hidden size={15} />
              Make the video
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}

/** Its code comes with the library that writes files when the first film is made. */
async function filmed(run: Run, work: Making<FilmWish> & { readonly signal: AbortSignal }): Promise<string> {
  const { scenario, now } = run.store.getState()
  const { makeFilm } = await import('./make-film')
  const film = await makeFilm(run, work)
  const name = fileName(`${scenario?.title ?? 'scenario'} ${formatClock(now)} ${work.wish.seconds} s`, 'webm')
  saveFile(name, film, film.type)
  return name
}

function planText(wish: FilmWish): string {
  const plan = filmPlan(wish)
  if (plan === null)
    return `A video is ${FILM_LENGTH_MS_MAX / 1_000} seconds long at most: film fewer seconds, or at a higher speed.`
  const seconds = plan.lengthMs / 1_000
  return `${plural(wish.seconds, 'second')} of the run in a video of ${seconds.toFixed(1)} s, ${plural(plan.pictures, 'picture')}.`
}

const SPEEDS = FILM_SPEEDS.map((speed) => ({
  value: String(speed),
  label: `${speed}×`,
  name: `${speed} times real time`,
}))

function WishFields({
  wish,
  isFixed,
  onChange,
}: {
  readonly wish: FilmWish
  readonly isFixed: boolean
  readonly onChange: (wish: FilmWish) => void
}) {
  const id = useId()
  const now = useView((state) => formatClock(state.now))
  return (
    <fieldset disabled={isFixed} className="flex flex-wrap items-end gap-x-5 gap-y-3">
      <legend className="only-spoken">What is filmed</legend>
      <label htmlFor={id} className="text-sm">
        <span className="mb-1 block text-ink-2">
          Seconds from <span className="num">{now}</span>
        </span>
        <input
          id={id}
          type="number"
          min={1}
          value={Number.isFinite(wish.seconds) ? wish.seconds : ''}
          onChange={({ target }) => onChange({ ...wish, seconds: target.valueAsNumber })}
          className="num block h-8 w-24 rounded-card border border-line bg-canvas px-2 text-right text-sm"
        />
      </label>
      <div className="text-sm">
        <span className="mb-1 block text-ink-2">Speed of the video</span>
        <Segmented
          label="Speed of the video"
          value={String(wish.speed)}
          options={SPEEDS}
          onChange={(speed) => !isFixed && onChange({ ...wish, speed: Number(speed) })}
        />
      </div>
    </fieldset>
  )
}
