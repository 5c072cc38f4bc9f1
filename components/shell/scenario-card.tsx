'use client'

import { ChevronDown, Eye, X } from 'lucide-react'
import { useState } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import { formatClock } from '@/lib/view/describe/format'
import type { ScenarioInfo } from '@/lib/view/run/session-state'

const COMMAND = /"((?:aws|dockyard) [^"]+)"/

/**
 * What to look for in this scenario: two sentences in a strip above the canvas, until they are put away. Not a card over it:
 * that would cover what they speak of.
 */
export function ScenarioCard() {
  const run = useRun()
  const scenario = useView((state) => state.scenario)
  const open = useView((state) => state.cardOpen)
  const isJudged = useView((state) => state.verdict !== null)
  const [isLong, setLong] = useState(false)
  const show = (cardOpen: boolean) => run.store.setState({ cardOpen })
  // What there was to see has been seen when the verdict stands here, and two strips would leave the canvas little room.
  if (scenario === null || scenario.lookFor.length === 0 || isJudged) return null
  if (!open) {
    // Beside the view's own controls: at the left it would lie on the users.
    return (
      <div className="absolute top-3 right-[196px] z-10">
        <IconButton icon={Eye} label="What to look for" size="sm" onClick={() => show(true)} />
      </div>
    )
  }
  return (
    <section
      aria-labelledby="look-for"
      className="relative z-10 flex shrink-0 items-start gap-2.5 border-b border-line bg-surface py-2 pr-1.5 pl-3.5"
    >
      <h2 id="look-for" className="only-spoken">
        What to look for
      </h2>
      <Eye aria-hidden size={15} className="mt-px shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <Quiz scenario={scenario} />
        {/* A phone has room for the question; what to look for is a tap away. */}
        {scenario.quiz !== undefined && (
          <button
            type="button"
            aria-expanded={isLong}
            onClick={() => setLong(!isLong)}
            className="flex min-h-7 cursor-pointer items-center gap-1 text-accent-text text-sm min-[701px]:hidden"
          >
            What to look for
            <ChevronDown aria-hidden size={14} className={cx(isLong && 'rotate-180')} />
          </button>
        )}
        <ul
          className={cx(
            'grid min-w-0 gap-x-6 gap-y-1 text-sm text-ink-2 min-[760px]:grid-cols-2',
            scenario.quiz !== undefined && !isLong && 'max-[700px]:hidden',
          )}
        >
          {scenario.lookFor.map((sentence) => (
            <li key={sentence}>
              <Sentence text={sentence} />
            </li>
          ))}
        </ul>
      </div>
      <IconButton
        icon={X}
        label="Close"
        size="sm"
        variant="ghost"
        className="-my-1"
        onClick={() => show(false)}
      />
    </section>
  )
}

/** What there is to find out, and the answer once the run has shown it. */
function Quiz({ scenario }: { readonly scenario: ScenarioInfo }) {
  const { quiz, endsAt } = scenario
  const now = useNowSeconds() * 1_000_000
  const at = quiz?.at ?? endsAt
  if (quiz === undefined) return null
  const isShown = at !== null && now >= at
  return (
    <div aria-live="polite" className="mb-1 text-base">
      <p className="font-semibold">{quiz.question}</p>
      {isShown ? (
        <p className="text-good-text">
          <span className="font-semibold">Answer:</span> {quiz.answer}
        </p>
      ) : (
        at !== null && (
          <p className="text-ink-3 text-sm">
            The run has shown it by <span className="num">{formatClock(at)}</span>; the answer stands here
            then.
          </p>
        )
      )}
    </div>
  )
}

/** A command that a sentence quotes can be taken into the command bar, rather than typed again. */
function Sentence({ text }: { readonly text: string }) {
  const run = useRun()
  const found = COMMAND.exec(text)
  if (found === null) return text
  const [quoted, line] = found
  return (
    <>
      {text.slice(0, found.index)}
      <button
        type="button"
        title="Copy to the command bar"
        onClick={() => run.store.setState({ offeredLine: line ?? null })}
        className="num cursor-pointer rounded-sm bg-surface-2 px-1 text-left text-accent-text text-xs hover:bg-surface-3"
      >
        {line?.split(' ').map((word, index) => (
          // Lines break between words only: a flag torn at its hyphens cannot be read.
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of a fixed sentence never move.
          <span key={index}>
            {index > 0 && ' '}
            <span className="inline-block max-w-full underline decoration-accent/40 underline-offset-2 wrap-anywhere">
              {word}
            </span>
          </span>
        ))}
      </button>
      {text.slice(found.index + quoted.length)}
    </>
  )
}
