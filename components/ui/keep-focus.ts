/** For `onMouseDown`: a mouse click leaves the focus where it was, so that the space bar goes on meaning play and pause. */
export function keepFocus(event: { preventDefault(): void }): void {
  event.preventDefault()
}
