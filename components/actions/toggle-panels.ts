import type { LucideIcon } from 'lucide-react'
import { PanelBottom, PanelLeft, PanelRight } from 'lucide-react'
import type { PanelName } from '@/lib/view/run/session-state'
import { type Action, always } from './action'

const panel = (name: PanelName, what: string, icon: LucideIcon, key: string): Action => ({
  id: `toggle-${name}`,
  label: ({ panels }) => `${panels[name] ? 'Hide' : 'Show'} ${what}`,
  help: `Show or hide ${what}.`,
  icon: () => icon,
  shortcut: { key },
  enabled: always,
  perform: (run) => run.store.getState().togglePanel(name),
})

export const togglePalette = panel('left', 'the palette', PanelLeft, '[')
export const toggleInspector = panel('right', 'the inspector', PanelRight, ']')
export const toggleCharts = panel('bottom', 'charts and events', PanelBottom, '\\')
