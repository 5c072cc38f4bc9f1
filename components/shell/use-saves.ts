'use client'

import { useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { Run } from '@/lib/view/run/run'
import {
  addSave,
  deleteSave,
  listSaves,
  type NamedSave,
  openSave,
  renameSave,
} from '@/lib/view/session/named-saves'
import type { SavedRun } from '@/lib/view/session/saved-run'

/** The runs that are saved by name, and what can be done with them. `failure` says why the last of it did not work. */
export function useSaves() {
  const run = useRun()
  const [saves, setSaves] = useState(() => listSaves(localStorage))
  const [failure, setFailure] = useState<string | null>(null)
  const done = (reason: string | null) => {
    setFailure(reason)
    setSaves(listSaves(localStorage))
    return reason === null
  }
  return {
    saves,
    failure,
    save: async (name: string) => done(await saveShown(run, name)),
    rename: (id: string, name: string) => done(renameSave(localStorage, id, name)),
    async open({ id, name }: NamedSave) {
      const found = openSave(localStorage, id)
      if (found?.ok !== true) {
        done(`${name} cannot be opened: ${found === null ? 'it is not there any more' : found.message}.`)
        return
      }
      run.store.setState({ dialog: null })
      await run.session.openSaved(found.value, `Your saved run ${name}`)
    },
    remove(save: NamedSave) {
      const found = openSave(localStorage, save.id)
      if (!done(deleteSave(localStorage, save.id))) return
      const action =
        found?.ok === true
          ? { label: 'Keep it', perform: () => void addSave(localStorage, save, found.value) }
          : undefined
      run.store.getState().notify('info', `Deleted the saved run ${save.name}.`, { topic: 'saves', action })
    },
  }
}

/** Saves the run up to the moment that is shown. */
async function saveShown({ call, store }: Run, name: string): Promise<string | null> {
  const record = await call('record', {}).catch(() => null)
  if (record === null) return 'There is no run to save.'
  const { scenario, transport, mainView: view } = store.getState()
  const saved: SavedRun = {
    record,
    scenarioId: scenario?.id ?? null,
    playing: false,
    speed: transport.speed,
    view,
    borrowed: null,
  }
  const entry: NamedSave = {
    id: crypto.randomUUID(),
    name,
    title: scenario?.title ?? 'A scenario of your own',
    at: record.now,
    commands: record.commands.length,
    savedAt: Date.now(),
  }
  return addSave(localStorage, entry, saved)
}
