/** Into full screen and out of it, where the browser lets a page. */
export function toggleFullScreen(): void {
  const done =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen()
  // A browser that refuses leaves the window as it is, which is there to see.
  done.catch(() => {})
}
