import { Terminal } from 'lucide-react'
import { type Action, isReady } from './action'

export const COMMAND_INPUT_ID = 'command-line'

export const focusCommandBar: Action = {
  id: 'command-bar',
  label: () => 'Type an aws command',
  help: 'Type an aws command: every gesture has one.',
  icon: () => Terminal,
  shortcut: { key: '/' },
  enabled: isReady,
  perform: () => document.getElementById(COMMAND_INPUT_ID)?.focus(),
}
