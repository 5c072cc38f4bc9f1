'use client'

import { Ellipsis } from 'lucide-react'
import type { Action } from '@/components/actions/action'
import { runAction } from '@/components/actions/action'
import { ActionButton } from '@/components/actions/action-button'
import { downloadScenario } from '@/components/actions/download-scenario'
import { howDidItGo } from '@/components/actions/how-did-it-go'
import { makeReport } from '@/components/actions/make-report'
import { openScenario } from '@/components/actions/open-scenario'
import { present } from '@/components/actions/present'
import { redoAction } from '@/components/actions/redo-action'
import { saveAccessLog } from '@/components/actions/save-access-log'
import { saveFilm } from '@/components/actions/save-film'
import { pictureActions } from '@/components/actions/save-picture'
import { savedRuns } from '@/components/actions/saved-runs'
import { share } from '@/components/actions/share'
import { shortcutText } from '@/components/actions/shortcut'
import { showHelp } from '@/components/actions/show-help'
import { startOverAction } from '@/components/actions/start-over-action'
import { switchTheme } from '@/components/actions/switch-theme'
import { toggleCharts, toggleInspector, togglePalette } from '@/components/actions/toggle-panels'
import { undoAction } from '@/components/actions/undo-action'
import { useRun, useViewShallow } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import type { MenuItem } from '@/components/ui/menu-props'
import { PauseWhen } from './pause-when'

const MORE: readonly Action[] = [
  present,
  openScenario,
  savedRuns,
  downloadScenario,
  ...pictureActions,
  saveFilm,
  saveAccessLog,
  howDidItGo,
  makeReport,
  startOverAction,
  togglePalette,
  toggleInspector,
  toggleCharts,
  switchTheme,
  share,
  showHelp,
]
const SEPARATOR_BEFORE: ReadonlySet<Action> = new Set([
  openScenario,
  howDidItGo,
  startOverAction,
  togglePalette,
  switchTheme,
])

/** The right end of the header. On a phone the transport has no room for what pauses a run. */
export function ActionButtons() {
  return (
    <div className="flex items-center gap-1.5 max-[1180px]:gap-0.5">
      <PauseWhen className="min-[481px]:hidden" />
      <ActionButton action={undoAction} variant="ghost" />
      <ActionButton action={redoAction} variant="ghost" className="max-[760px]:hidden" />
      <ActionButton action={togglePalette} variant="ghost" className="min-[900px]:hidden" />
      <ActionButton action={toggleInspector} variant="ghost" className="min-[1181px]:hidden" />
      <ActionButton action={present} variant="ghost" className="max-[1180px]:hidden" />
      <ActionButton action={switchTheme} variant="ghost" className="max-[1180px]:hidden" />
      <ActionButton action={showHelp} variant="ghost" className="max-[760px]:hidden" />
      <MoreMenu />
      <ActionButton action={share} labelled iconless className="ml-1 max-[1000px]:hidden" />
    </div>
  )
}

function MoreMenu() {
  const run = useRun()
  const labels = useViewShallow((state) => MORE.map((action) => action.label(state)))
  const enabled = useViewShallow((state) => MORE.map((action) => action.enabled(state)))
  const icons = useViewShallow((state) => MORE.map((action) => action.icon(state)))
  const items = MORE.map(
    (action, index): MenuItem => ({
      id: action.id,
      label: labels[index],
      disabled: enabled[index] === false,
      icon: icons[index],
      hint: action.shortcut === null ? undefined : shortcutText(action.shortcut),
      separatorBefore: SEPARATOR_BEFORE.has(action),
      onSelect: () => runAction(action, run),
    }),
  )
  return (
    <Menu
      label="More"
      items={items}
      trigger={
        <Button variant="ghost" aria-label="More actions" className="w-8 px-0!">
          <Ellipsis aria-hidden size={16} />
        </Button>
      }
    />
  )
}
