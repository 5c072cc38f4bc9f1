'use client'

import type { KeyboardEvent } from 'react'
import type { useCommandLine } from './use-command-line'

type Bar = ReturnType<typeof useCommandLine>

/** Keys of the command bar: arrows go through what is offered, or through lines from before; Tab completes what is begun. */
export function useCommandKeys(bar: Bar): (event: KeyboardEvent<HTMLInputElement>) => void {
  return (event) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      arrow(bar, event.key === 'ArrowUp')
    } else if (event.key === 'Enter' && bar.offering !== null && bar.active >= 0) {
      event.preventDefault()
      bar.take(bar.active)
    } else if (event.key === 'Tab' && !event.shiftKey && completesByTab(bar)) {
      event.preventDefault()
      bar.complete()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      leave(bar, event.currentTarget)
    }
  }
}

/** Nothing is chosen at first: up goes back in time, down into the list. */
function arrow(bar: Bar, isUp: boolean): void {
  const isInList = bar.offering !== null && (bar.active >= 0 || !isUp)
  if (isInList) bar.send({ type: 'moved', by: isUp ? -1 : 1 })
  else if (!isUp && bar.place === 0) bar.ask()
  else bar.recall(isUp ? 1 : -1)
}

/** Where no word is begun and none chosen, Tab goes on to the next control. */
function completesByTab({ offering, active, isAsking, text, cursor }: Bar): boolean {
  // What is offered may still be of a line that is a letter shorter.
  if (isAsking) return /\S/.test(text.charAt(cursor - 1))
  return offering !== null && (active >= 0 || offering.from < offering.to)
}

/** One thing at a time: the list, the answer, the field. */
function leave(bar: Bar, field: HTMLInputElement): void {
  if (bar.offering !== null) bar.send({ type: 'closed' })
  else {
    bar.clearResult()
    field.blur()
    document.getElementById('canvas')?.focus()
  }
}
