'use client'

import { CircleCheck, CircleHelp } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { plural } from '@/lib/view/describe/format'
import { keepNote, noteKey, readNote } from '@/lib/view/present/notes'
import type { Question } from '@/lib/view/present/sentences'
import type { Told } from './messages'

export interface PresenterPanelProps {
  readonly told: Told
  readonly next: string | null
  readonly question: Question | null
  readonly listeners: number
  readonly onAsk: () => void
  readonly onReveal: () => void
}

/** Beside the presenter's picture and never on the wall: the clock, what comes next, notes, and the answer that waits. */
export function PresenterPanel({ told, next, question, listeners, onAsk, onReveal }: PresenterPanelProps) {
  return (
    <section
      aria-label="Presenter"
      className="flex w-[360px] shrink-0 flex-col gap-4 overflow-auto border-line border-l bg-surface p-4 max-[900px]:w-[260px]"
    >
      <div className="flex items-center justify-between gap-3">
        <Elapsed />
        <p role="status" className="flex items-center gap-1.5 text-good-text text-sm">
          <CircleCheck aria-hidden size={15} />
          {plural(listeners, 'window listens', 'windows listen')}
        </p>
      </div>
      <div>
        <h2 className="overline-title">On the wall</h2>
        <p className="mt-1 font-semibold text-lg">{told.text}</p>
      </div>
      <div>
        <h2 className="overline-title">Next</h2>
        <p className="mt-1 flex items-start justify-between gap-3 text-ink-2 text-lg">
          {next ?? 'That was the last sentence.'}
          {next !== null && <Kbd>→</Kbd>}
        </p>
      </div>
      <Notes key={noteKey(told.title, told.text)} title={told.title} sentence={told.text} />
      {question !== null && (
        <AskTheRoom question={question} kind={told.kind} onAsk={onAsk} onReveal={onReveal} />
      )}
    </section>
  )
}

function Elapsed() {
  const [began] = useState(() => performance.now())
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - began) / 1_000)), 250)
    return () => clearInterval(timer)
  }, [began])
  const text = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <p className="flex items-baseline gap-2">
      <span
        role="timer"
        aria-label="Time since you began"
        className="num font-semibold text-[28px] leading-none"
      >
        {text}
      </span>
      <span className="text-ink-3 text-sm">since you began</span>
    </p>
  )
}

function Notes({ title, sentence }: { readonly title: string; readonly sentence: string }) {
  const id = useId()
  const key = noteKey(title, sentence)
  const [text, setText] = useState(() => readNote(localStorage, key))
  const [isKept, setKept] = useState(true)
  return (
    <div className="flex flex-col">
      <label htmlFor={id} className="overline-title">
        Your notes
      </label>
      <textarea
        id={id}
        value={text}
        rows={4}
        placeholder="What you want to remember at this sentence"
        onChange={({ target }) => {
          setText(target.value)
          setKept(keepNote(localStorage, key, target.value))
        }}
        className="mt-1 rounded-card border border-line bg-surface px-2 py-1.5 text-lg placeholder:text-ink-3"
      />
      {!isKept && (
        <p role="status" className="mt-1 text-sm text-warning-text">
          Your browser keeps no more notes: this one is lost when you leave.
        </p>
      )}
    </div>
  )
}

function AskTheRoom({
  question,
  kind,
  onAsk,
  onReveal,
}: { readonly question: Question; readonly kind: Told['kind'] } & Pick<
  PresenterPanelProps,
  'onAsk' | 'onReveal'
>) {
  return (
    <section
      aria-labelledby="ask-the-room"
      className="rounded-card border border-accent/40 bg-accent-soft p-3"
    >
      <h2 id="ask-the-room" className="flex items-center gap-1.5 font-semibold text-accent-text text-base">
        <CircleHelp aria-hidden size={16} /> Ask the room
      </h2>
      <p className="mt-1 font-semibold text-lg">{question.text}</p>
      <p className="mt-2 rounded-card border border-line-strong border-dashed bg-surface px-2.5 py-1.5 text-base">
        {question.answer}
      </p>
      <div className="mt-2.5 flex gap-2">
        <Button variant="primary" className="flex-1" onClick={onAsk}>
          {kind === 'question' ? 'Put question away' : 'Show question'} <span aria-hidden>Q</span>
        </Button>
        <Button className="flex-1" onClick={onReveal}>
          {kind === 'answer' ? 'Hide answer' : 'Show answer'} <span aria-hidden>A</span>
        </Button>
      </div>
    </section>
  )
}
