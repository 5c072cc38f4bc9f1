import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import type { Told } from './messages'

const LONG = 74

/** The sentence on the wall, how far the talk is, and whatever stands beside that. */
export function Caption({ told, children }: { readonly told: Told; readonly children: ReactNode }) {
  const { kind, text, answer, number, of } = told
  return (
    <section aria-label="On the wall" className="wall-caption flex flex-col px-[3%] pt-[1.4cqw] pb-[1cqw]">
      <div
        aria-live="polite"
        className="flex flex-col justify-center"
        style={{ minHeight: 'calc(134 * var(--wall))' }}
      >
        {kind !== 'sentence' && <p className="wall-small font-semibold text-[#93c0ff]">What do you think?</p>}
        <p className="wall-sentence" data-length={text.length > LONG || answer !== null ? 'long' : 'short'}>
          {text}
        </p>
        {answer !== null && (
          <p className="wall-sentence mt-[0.4em] text-[#93c0ff]" data-length="long">
            {answer}
          </p>
        )}
      </div>
      <div className="mt-[0.6cqw] flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="flex items-center gap-4">
          <Progress number={number} of={of} />
          <p className="wall-small num text-[#cbd5e1]">
            {number} of {of}
          </p>
        </div>
        <div className="wall-small flex items-center gap-2">{children}</div>
      </div>
    </section>
  )
}

function Progress({ number, of }: { readonly number: number; readonly of: number }) {
  return (
    <div aria-hidden className="flex items-center gap-2 max-[700px]:hidden">
      {Array.from({ length: of }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the sentences of a talk never change their order.
          key={index}
          className={cx(
            'h-2.5 rounded-full',
            index + 1 === number
              ? 'w-8 bg-[#f8fafc]'
              : index + 1 < number
                ? 'w-2.5 bg-[#a8b5c8]'
                : 'w-2.5 bg-[#475569]',
          )}
        />
      ))}
    </div>
  )
}
