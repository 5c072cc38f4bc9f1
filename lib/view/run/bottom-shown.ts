// What stands below the view of the run. Pure.

import type { BottomTab, SessionState } from './session-state'

type Pressed = Pick<SessionState, 'panels' | 'bottomTab' | 'chartsEverywhere'>
type Shown = Pressed & Pick<SessionState, 'mainView'>

/** `timeline`: the charts' own, without them, below a view that shows the same on an axis of its own. */
export type BottomShown = BottomTab | 'timeline' | null

export function bottomShown({ panels, bottomTab, chartsEverywhere, mainView }: Shown): BottomShown {
  if (!panels.bottom) return null
  const isAxisEnough = bottomTab === 'charts' && mainView !== 'canvas' && !chartsEverywhere
  return isAxisEnough ? 'timeline' : bottomTab
}

/** What is shown is put away, and what is not is shown; the timeline stays below views that have lanes. */
export function afterPress(tab: BottomTab, state: Shown): Pressed {
  const { panels, mainView } = state
  const isShown = bottomShown(state) === tab
  if (tab === 'charts' && mainView !== 'canvas')
    return { panels: { ...panels, bottom: true }, bottomTab: tab, chartsEverywhere: !isShown }
  return {
    panels: { ...panels, bottom: !isShown },
    bottomTab: tab,
    chartsEverywhere: state.chartsEverywhere,
  }
}
