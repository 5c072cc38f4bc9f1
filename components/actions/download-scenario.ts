import { Download } from 'lucide-react'
import { type Action, isReady } from './action'

/** `Rolling upgrade 100/200` → `rolling-upgrade-100-200.json` */
function fileName(title: string): string {
  const stem = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return `${stem === '' ? 'scenario' : stem}.json`
}

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
    const url = URL.createObjectURL(
      new Blob([`${JSON.stringify(record.scenario, null, 2)}\n`], { type: 'application/json' }),
    )
    const link = document.createElement('a')
    link.href = url
    link.download = fileName(scenario?.title ?? 'scenario')
    link.click()
    URL.revokeObjectURL(url)
  },
}
