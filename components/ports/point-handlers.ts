/** What lights up when it is pointed at, or when one comes to it by keyboard. */
export function pointHandlers(light: () => void, leave: () => void) {
  return {
    onPointerEnter: light,
    onPointerLeave: leave,
    onFocus(event: React.FocusEvent<HTMLElement>) {
      if (event.currentTarget.matches(':focus-visible')) light()
    },
    onBlur: leave,
  }
}
