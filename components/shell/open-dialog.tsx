'use client'

import { useRef, useState } from 'react'
import { useViewStore } from '@/components/hooks/use-view-store'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { viewStore } from '@/lib/view/run/store'
import { openPasted, openScenarioFile } from '@/lib/view/session/open-scenario'

const close = () => viewStore.setState({ dialog: null })

export function OpenDialog() {
  const open = useViewStore((state) => state.dialog === 'open')
  const [text, setText] = useState('')
  const file = useRef<HTMLInputElement>(null)
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => viewStore.setState({ dialog: next ? 'open' : null })}
      title="Open a scenario"
      description="A scenario is a JSON file. It is checked before anything happens; what is wrong is named with its place. You can also drop a file anywhere on the page."
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          close()
          void openPasted(text)
        }}
      >
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          aria-label="Scenario file"
          className="only-spoken"
          tabIndex={-1}
          onChange={(event) => {
            const chosen = event.target.files?.[0]
            if (chosen === undefined) return
            close()
            void openScenarioFile(chosen)
          }}
        />
        <Button onClick={() => file.current?.click()}>Choose a file…</Button>
        <label className="flex flex-col gap-1 text-sm text-ink-2">
          or paste its text, or a shared link
          <textarea
            value={text}
            onChange={(event) => setText(event.target.value)}
            spellCheck={false}
            rows={8}
            className="num rounded-card border border-line bg-canvas p-2 text-sm text-ink"
          />
        </label>
        <Button type="submit" variant="primary" disabled={text.trim() === ''} className="self-end">
          Open
        </Button>
      </form>
    </Dialog>
  )
}
