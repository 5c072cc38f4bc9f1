import type { Action } from './action'
import { deselect } from './deselect'
import { downloadScenario } from './download-scenario'
import { focusCommandBar } from './focus-command-bar'
import { howDidItGo } from './how-did-it-go'
import { makeReport } from './make-report'
import { nextEvent } from './next-event'
import { openScenario } from './open-scenario'
import { present } from './present'
import { redoAction } from './redo-action'
import { returnToRun } from './return-to-run'
import { saveAccessLog } from './save-access-log'
import { saveFilm } from './save-film'
import { pictureActions } from './save-picture'
import { savedRuns } from './saved-runs'
import { scaleAutomatically } from './scale-automatically'
import { speedActions } from './set-speed'
import { share } from './share'
import { showHelp } from './show-help'
import { startOverAction } from './start-over-action'
import { step } from './step'
import { switchTheme } from './switch-theme'
import { toggleCharts, toggleInspector, togglePalette } from './toggle-panels'
import { togglePlay } from './toggle-play'
import { undoAction } from './undo-action'
import { viewActions } from './view-actions'

/** Every action, in the order in which the help lists them. */
export const ALL_ACTIONS: readonly Action[] = [
  togglePlay,
  step,
  nextEvent,
  ...speedActions,
  returnToRun,
  startOverAction,
  undoAction,
  redoAction,
  focusCommandBar,
  deselect,
  scaleAutomatically,
  ...viewActions,
  present,
  togglePalette,
  toggleInspector,
  toggleCharts,
  openScenario,
  savedRuns,
  downloadScenario,
  ...pictureActions,
  saveFilm,
  saveAccessLog,
  howDidItGo,
  makeReport,
  share,
  switchTheme,
  showHelp,
]
