'use client'

import { useState } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FileButton } from '@/components/ui/file-button'
import { openPasted, openScenarioFile } from '@/lib/view/session/open-scenario'

export function OpenDialog() {
  const run = useRun()
  const open = useView((state) => state.dialog === 'open')
  const close = () => run.store.setState({ dialog: null })
  const [text, setText] = useState('')
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => run.store.setState({ dialog: next ? 'open' : null })}
      title="Open a scenario"
      description="A scenario is a JSON file. Dockyard checks it before running it and points to anything that is wrong. You can also drop a file anywhere on the page."
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          close()
          void openPasted(run, text)
        }}
      >
        <FileButton
          accept=".json,application/json"
          label="Scenario file"
          onChoose={(file) => {
            close()
            void openScenarioFile(run, file)
          }}
        >
          Choose a file…
        </FileButton>
        <label className="flex flex-col gap-1 text-sm text-ink-2">
          or paste its text or a shared link
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
