import { beforeEach, describe, expect, it, vi } from 'vitest'
import { watchLongPress } from './watch-long-press'

const TOUCH = { pointerType: 'touch', isPrimary: true, clientX: 40, clientY: 60 }

function watched() {
  const target = new EventTarget()
  const opened: unknown[] = []
  const stop = watchLongPress({
    target,
    keyOf: () => 'i-01a0',
    onLongPress: (key, at) => opened.push([key, at]),
  })
  const send = (type: string, part: object = {}) =>
    target.dispatchEvent(Object.assign(new Event(type), TOUCH, part))
  return { opened, send, stop }
}

beforeEach(() => void vi.useFakeTimers())

describe('a finger that rests', () => {
  it('opens the menu where it rests, though it trembles', () => {
    const { opened, send } = watched()
    send('pointerdown')
    send('pointermove', { clientX: 44 })
    vi.advanceTimersByTime(600)
    expect(opened).toEqual([['i-01a0', { x: 40, y: 60 }]])
  })

  it.each([
    ['is lifted', 'pointerup', {}],
    ['moves away', 'pointermove', { clientX: 80 }],
    ['is taken by the browser', 'pointercancel', {}],
    ['is joined by a second', 'pointerdown', { isPrimary: false }],
  ])('opens nothing when it %s', (_, type, part) => {
    const { opened, send } = watched()
    send('pointerdown')
    vi.advanceTimersByTime(200)
    send(type, part)
    vi.advanceTimersByTime(2_000)
    expect(opened).toEqual([])
  })

  it('is not a mouse, whose right button does the same', () => {
    const { opened, send, stop } = watched()
    send('pointerdown', { pointerType: 'mouse' })
    vi.advanceTimersByTime(600)
    send('pointerdown')
    stop()
    vi.advanceTimersByTime(600)
    expect(opened).toEqual([])
  })
})
