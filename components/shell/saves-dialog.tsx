'use client'

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { formatClock, plural } from '@/lib/view/describe/format'
import { NAME_CHARS_MAX, type NamedSave } from '@/lib/view/session/named-saves'
import { useSaves } from './use-saves'

export function SavesDialog() {
  const run = useRun()
  const open = useView((state) => state.dialog === 'saves')
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => run.store.setState({ dialog: next ? 'saves' : null })}
      title="Saved runs"
      description="A saved run is its scenario and everything you did, up to the moment that is shown. It stays in this browser."
    >
      <Saves />
    </Dialog>
  )
}

function Saves() {
  const { saves, failure, save, rename, open, remove } = useSaves()
  return (
    <div className="flex flex-col gap-3">
      <SaveForm onSave={save} />
      {failure !== null && (
        <p role="alert" className="text-bad-text">
          {failure}
        </p>
      )}
      <ul aria-label="Saved runs" className="flex max-h-[45vh] flex-col gap-2 overflow-auto">
        {saves.map((one) => (
          <SavedRow
            key={one.id}
            save={one}
            onRename={(name) => rename(one.id, name)}
            onOpen={() => void open(one)}
            onRemove={() => remove(one)}
          />
        ))}
      </ul>
      {saves.length === 0 && <p className="text-ink-2">Nothing is saved yet.</p>}
    </div>
  )
}

const FIELD = 'h-8 w-full min-w-0 rounded-card border border-line bg-canvas px-2'

function SaveForm({ onSave }: { readonly onSave: (name: string) => Promise<boolean> }) {
  const title = useView((state) => state.scenario?.title ?? 'Run')
  const at = useView((state) => formatClock(state.now))
  const isReady = useView((state) => state.connection.state === 'ready')
  const [name, setName] = useState(`${title} at ${at}`)
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void onSave(name.trim())
      }}
    >
      <label className="flex min-w-0 flex-1 flex-col gap-1 text-sm text-ink-2">
        Name for this run
        <input
          value={name}
          maxLength={NAME_CHARS_MAX}
          onChange={({ target }) => setName(target.value)}
          className={FIELD}
        />
      </label>
      <Button type="submit" variant="primary" disabled={!isReady || name.trim() === ''}>
        Save
      </Button>
    </form>
  )
}

interface SavedRowProps {
  readonly save: NamedSave
  readonly onRename: (name: string) => boolean
  readonly onOpen: () => void
  readonly onRemove: () => void
}

/** The name can be changed in place: it counts when the field is left or Enter is pressed. */
function SavedRow({ save, onRename, onOpen, onRemove }: SavedRowProps) {
  const [name, setName] = useState(save.name)
  const commit = () => {
    const next = name.trim()
    if (next === '' || next === save.name) setName(save.name)
    else if (!onRename(next)) setName(save.name)
  }
  return (
    <li className="flex flex-col gap-1 rounded-card border border-line p-2">
      <div className="flex items-center gap-2">
        <input
          aria-label={`Name of the saved run ${save.name}`}
          value={name}
          maxLength={NAME_CHARS_MAX}
          onChange={({ target }) => setName(target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit()
          }}
          className={`${FIELD} font-semibold`}
        />
        <Button size="sm" onClick={onOpen} aria-label={`Open ${save.name}`}>
          Open
        </Button>
        <IconButton
          icon={Trash2}
          label={`Delete ${save.name}`}
          size="sm"
          variant="danger"
          onClick={onRemove}
        />
      </div>
      <p className="text-ink-2 text-sm">
        {save.title} · {formatClock(save.at)} · {plural(save.commands, 'command')} of yours · saved{' '}
        {dateText(save.savedAt)}
      </p>
    </li>
  )
}

/** `2026-11-28 10:30`, by the clock of whoever reads it. */
function dateText(ms: number): string {
  const date = new Date(ms)
  const local = new Date(ms - date.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16).replace('T', ' ')
}
