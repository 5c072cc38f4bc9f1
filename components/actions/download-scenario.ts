import { Download } from 'lucide-react'
import { fileName } from '@/lib/view/describe/file-name'
import { type Action, isReady } from './action'
import { saveFile } from './save-file'

export const downloadScenario: Action = {
  id: 'download-scenario',
  label: () => 'Download the scenario',
  help: 'Download the scenario as JSON, to edit or to run with `dockyard run`.',
  icon: () => Download,
  shortcut: null,
  enabled: isReady,
  async perform(run) {
    const { scenario } = run.store.getState()
    const record = await run.call('record', {})
    const text = `${JSON.stringify(record.scenario, null, 2)}\n`
    saveFile(fileName(scenario?.title ?? 'scenario', 'json'), text, 'application/json')
  },
}
