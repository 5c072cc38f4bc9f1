import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { RunPorts } from '../run/client'
import { createViewStore } from '../run/store'
import type { SavedRun } from './saved-run'
import { Session } from './session'

const SAVED: SavedRun = {
  record: { scenario: { name: 'X' }, seed: 1, commands: [], now: simTime(5) },
  scenarioId: 'a',
  playing: false,
  speed: 60,
  view: 'scaling',
  borrowed: null,
}

describe('a run that was saved by name', () => {
  it('is opened as the scenario that it was of, with its speed and view', async () => {
    const store = createViewStore()
    store.setState({
      connection: { state: 'ready' },
      scenarios: [{ id: 'a', title: 'A', description: 'An A.', lookFor: ['x', 'y'] }],
    })
    const speeds: unknown[] = []
    const call = ((method: string, input: unknown) => {
      if (method === 'speed') speeds.push(input)
      return Promise.resolve(method === 'record' ? SAVED.record : { pace: 'aws', endsAt: simTime(9) })
    }) as RunPorts['call']
    expect(await new Session({ call, store }, null).openSaved(SAVED, 'Your saved run')).toBe(true)
    const { scenario, mainView } = store.getState()
    expect(scenario).toMatchObject({ id: 'a', title: 'A', lookFor: ['x', 'y'], endsAt: 9 })
    expect([mainView, speeds]).toEqual(['scaling', [{ speed: 60 }]])
  })
})
