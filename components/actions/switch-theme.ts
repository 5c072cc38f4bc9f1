import { Monitor, Moon, Sun } from 'lucide-react'
import type { ThemeChoice } from '@/lib/view/run/session-state'
import { type Action, always } from './action'

const NEXT: Record<ThemeChoice, ThemeChoice> = { system: 'light', light: 'dark', dark: 'system' }
const NAMES: Record<ThemeChoice, string> = { system: 'system', light: 'light', dark: 'dark' }
const ICONS = { system: Monitor, light: Sun, dark: Moon }

export const switchTheme: Action = {
  id: 'theme',
  label: ({ theme }) => `Theme: ${NAMES[theme]}`,
  help: "Switch between the system's theme, light and dark.",
  icon: ({ theme }) => ICONS[theme],
  shortcut: { key: 't' },
  enabled: always,
  perform: (run) => run.store.setState(({ theme }) => ({ theme: NEXT[theme] })),
}
