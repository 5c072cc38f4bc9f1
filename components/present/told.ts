import type { SnapshotFrom } from 'xstate'
import type { Talk } from '@/lib/view/present/sentences'
import type { ThemeChoice } from '@/lib/view/run/session-state'
import type { Told } from './messages'
import type { presentMachine } from './present.machine'

/** What stands on the wall in this state of presenting. */
export function toldIn(
  snapshot: SnapshotFrom<typeof presentMachine>,
  { title, sentences, question }: Talk,
  theme: ThemeChoice,
): Told {
  const { sentence } = snapshot.context
  const isAnswer = snapshot.matches({ presenting: { text: 'answer' } })
  const isAsked = isAnswer || snapshot.matches({ presenting: { text: 'question' } })
  const counted = { number: sentence + 1, of: sentences.length, title, theme }
  if (isAsked && question !== null)
    return {
      ...counted,
      kind: isAnswer ? 'answer' : 'question',
      text: question.text,
      answer: isAnswer ? question.answer : null,
    }
  return { ...counted, kind: 'sentence', text: sentences[sentence] ?? '', answer: null }
}

/** What `next` leads to, for the presenter to read; null at the end. */
export function nextIn(
  snapshot: SnapshotFrom<typeof presentMachine>,
  { sentences, question }: Talk,
): string | null {
  if (snapshot.matches({ presenting: { text: 'question' } })) return question?.answer ?? null
  const next = sentences[snapshot.context.sentence + 1]
  if (next !== undefined) return next
  return snapshot.matches({ presenting: { text: 'answer' } }) ? null : (question?.text ?? null)
}
