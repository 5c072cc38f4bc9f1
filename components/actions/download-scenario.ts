import { Download } from 'lucide-react'
import { fileName } from '@/lib/view/describe/file-name'
import { type Action, isReady } from './action'
import { saveFile } from './save-file'

export const downloadScenario: Action = {
  id: 'download-scenario',
  label: () => 'Download the scenario',
  help: 'Download the scenario and what you did in it as JSON, to open again, to edit or to run with `dockyard run`.',
  icon: () => Download,
  shortcut: null,
  enabled: isReady,
  async perform(run) {
    const { scenario } = run.store.getState()
    const file = await run.call('scenarioFile', {})
    const text = `${JSON.stringify(file.scenario, null, 2)}\n`
    saveFile(fileName(scenario?.title ?? 'scenario', 'json'), text, 'application/json')
  },
}
