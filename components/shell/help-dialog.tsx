'use client'

import { ALL_ACTIONS } from '@/components/actions/all-actions'
import { shortcutText } from '@/components/actions/shortcut'
import { useRun, useView } from '@/components/hooks/use-run'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { Legend } from './legend'

const CANVAS_KEYS = [
  ['Tab', 'Move between the resources on the canvas and through the panels.'],
  ['Enter', 'Select a resource. In the palette, pick up an item.'],
  ['Arrows', 'With an item picked up: choose where to drop it.'],
] as const

export function HelpDialog() {
  const run = useRun()
  const open = useView((state) => state.dialog === 'help')
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => run.store.setState({ dialog: next ? 'help' : null })}
      title="Help"
      description="Drag a task definition onto an instance and watch the task start, get a host port, pass its health check and take traffic. Every gesture is an AWS operation."
      className="w-[min(880px,calc(100vw-32px))]!"
    >
      <div className="grid gap-x-8 gap-y-5 min-[760px]:grid-cols-2">
        <section aria-labelledby="help-keys">
          <h3 id="help-keys" className="overline-title mb-2">
            Keys
          </h3>
          <dl className="grid grid-cols-[72px_1fr] gap-x-3 gap-y-1.5">
            {ALL_ACTIONS.filter((action) => action.shortcut !== null).map((action) => (
              <KeyRow
                key={action.id}
                keys={action.shortcut === null ? '' : shortcutText(action.shortcut)}
                text={action.help}
              />
            ))}
            {CANVAS_KEYS.map(([keys, text]) => (
              <KeyRow key={keys} keys={keys} text={text} />
            ))}
          </dl>
          <p className="mt-3 text-sm">
            <a href="/glossary" target="_blank" rel="noreferrer" className="text-accent-text underline">
              Glossary: every term and number in plain words
            </a>
          </p>
        </section>
        <Legend />
      </div>
    </Dialog>
  )
}

function KeyRow({ keys, text }: { readonly keys: string; readonly text: string }) {
  return (
    <>
      <dt>
        <Kbd>{keys}</Kbd>
      </dt>
      <dd className="text-sm text-ink-2">{text}</dd>
    </>
  )
}
