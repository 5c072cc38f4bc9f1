'use client'

import { useRun, useView } from '@/components/hooks/use-run'
import { Button, type ButtonVariant } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { keepFocus } from '@/components/ui/keep-focus'
import { Tooltip } from '@/components/ui/tooltip'
import { type Action, runAction } from './action'
import { shortcutAria, shortcutText } from './shortcut'

export interface ActionButtonProps {
  readonly action: Action
  readonly variant?: ButtonVariant
  readonly size?: 'sm' | 'md'
  /** With its label beside the icon, not only spoken. */
  readonly labelled?: boolean
  readonly iconless?: boolean
  readonly className?: string
}

/** A button for an action: name, icon, shortcut and whether it can be pressed come from the action. */
export function ActionButton({ action, labelled = false, iconless = false, ...style }: ActionButtonProps) {
  const run = useRun()
  const label = useView(action.label)
  const icon = useView(action.icon)
  const enabled = useView(action.enabled)
  const shortcut = action.shortcut === null ? undefined : shortcutText(action.shortcut)
  const common = {
    ...style,
    disabled: !enabled,
    onClick: () => runAction(action, run),
    onMouseDown: keepFocus,
    'aria-keyshortcuts': action.shortcut === null ? undefined : shortcutAria(action.shortcut),
  }
  if (!labelled) return <IconButton icon={icon} label={label} shortcut={shortcut} {...common} />
  const Icon = icon
  return (
    <Tooltip text={action.help} shortcut={shortcut}>
      <Button {...common}>
        {!iconless && <Icon aria-hidden size={15} />}
        {label}
      </Button>
    </Tooltip>
  )
}
