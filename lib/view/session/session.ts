// The life of a run on the screen: where it comes from (link, storage, built-in, file), keeping it, leaving it. Every way in
// goes through `load` or `restore` of the simulation, which validate; what is wrong becomes a `badInput` on the screen.

import type { RunRecord } from '@/lib/protocol'
import { clip } from '../describe/format'
import { CallFailed, type CallOutput, call } from '../run/client'
import { notifyFailure } from '../run/perform-command'
import { type ScenarioInfo, viewStore } from '../run/store'
import { forgetRun, loadRun, type SavedRun, saveRun } from './saved-run'
import { decodeShareHash, encodeShareHash } from './share-link'

const UNDONE_MAX = 90
export const SCENARIO_FILE_BYTES_MAX = 2_000_000

/**
 * Number of commands of a run that came by a link, until the person adds one of their own. Looking at what somebody sent
 * must not replace the work that is kept for new tabs.
 */
let borrowedCommands: number | null = null

/** Starts the page: a shared link wins over what was kept, which wins over the first built-in scenario. */
export async function startSession(): Promise<void> {
  try {
    viewStore.setState({ scenarios: await call('scenarios', {}) })
    if (await openHash(location.hash)) return
    // The tab's own run first: another tab may have kept a later one.
    const saved = loadRun(sessionStorage) ?? loadRun(localStorage)
    if (saved?.ok === true && (await resume(saved.value, 'Your saved run'))) return
    if (saved?.ok === false) badInput('Your saved run', saved.message, saved.where)
    await loadFirst()
  } catch (error) {
    notifyFailure(error)
  }
}

async function loadFirst(): Promise<void> {
  const first = viewStore.getState().scenarios[0]
  if (first !== undefined) await openBuiltIn(first.id)
}

export async function openBuiltIn(id: string): Promise<void> {
  const { scenario } = await call('scenario', { id })
  const summary = viewStore.getState().scenarios.find((other) => other.id === id)
  await begin(scenario, { id, title: summary?.title ?? id, lookFor: summary?.lookFor ?? [] })
}

/** Opens the text of a scenario file. Nothing changes when it is not valid, except that the screen says why. */
export async function openScenarioText(text: string, source: string): Promise<void> {
  if (text.length > SCENARIO_FILE_BYTES_MAX) {
    badInput(source, `the file is larger than ${SCENARIO_FILE_BYTES_MAX / 1_000_000} MB`)
    return
  }
  let scenario: unknown
  try {
    scenario = JSON.parse(text)
  } catch (error) {
    badInput(source, `it is not JSON: ${error instanceof Error ? error.message : String(error)}`)
    return
  }
  try {
    await begin(scenario, { id: null, title: source, lookFor: lookForOf(scenario) })
  } catch (error) {
    badInputFrom(source, error)
  }
}

async function begin(scenario: unknown, info: Omit<ScenarioInfo, 'seed'>): Promise<void> {
  const left = await leaving()
  const { name, seed } = await load(scenario)
  clearHash()
  borrowedCommands = null
  opened({ ...info, title: info.id === null ? name : info.title, seed })
  await call('play', {})
  await keepRun()
  offerWayBack(left)
}

/** The run that is about to be left; null when there is nothing of the person's own in it. */
async function leaving(): Promise<SavedRun | null> {
  const { connection, scenario, transport } = viewStore.getState()
  if (connection.state !== 'ready') return null
  const record = await call('record', {}).catch(() => null)
  if (record === null || record.commands.length === 0 || record.commands.length === borrowedCommands)
    return null
  const { playing, speed } = transport
  return { record, scenarioId: scenario?.id ?? null, playing, speed, borrowed: borrowedCommands }
}

/** What a person did is not lost by opening something else. */
function offerWayBack(left: SavedRun | null): void {
  if (left === null) return
  const count = left.record.commands.length
  const perform = () => void resume(left, 'The run you left').catch(notifyFailure)
  viewStore
    .getState()
    .notify('info', `You left a run with ${count === 1 ? 'one command' : `${count} commands`} of yours.`, {
      topic: 'left',
      action: { label: 'Go back to it', perform },
    })
}

/** Until the run has got to where its scenario opens, nothing else can be asked of it; what fails leaves all as it was. */
async function load(scenario: unknown, seed?: number): Promise<CallOutput<'load'>> {
  const { connection } = viewStore.getState()
  viewStore.setState({ connection: { state: 'starting' } })
  try {
    return await call('load', { scenario, seed })
  } catch (error) {
    viewStore.setState({ connection })
    throw error
  }
}

/** Opens the run in a link's hash; false when the hash holds none that could be opened. */
export async function openHash(hash: string): Promise<boolean> {
  const shared = await decodeShareHash(hash)
  if (shared === null) return false
  if (!shared.ok) {
    badInput('The link', shared.message, shared.where)
    clearHash()
    return false
  }
  const record = shared.value
  const borrowed = record.commands.length
  const done = await resume({ record, scenarioId: null, playing: true, speed: 1, borrowed }, 'The link')
  // From here on the run is the person's own: a reload goes on with it and not back to the link.
  clearHash()
  return done
}

async function resume(saved: SavedRun, source: string): Promise<boolean> {
  const { record, scenarioId, playing, speed } = saved
  const { connection, scenario, scenarios } = viewStore.getState()
  const summary = scenarios.find((other) => other.id === scenarioId)
  const info = {
    id: summary?.id ?? null,
    title: summary?.title ?? nameOf(record.scenario),
    lookFor: summary?.lookFor ?? lookForOf(record.scenario),
    seed: record.seed,
  }
  // Named at once: whoever starts over instead of waiting starts this one over.
  viewStore.setState({ scenario: info, connection: { state: 'rebuilding', until: record.now } })
  try {
    await call('restore', { record })
    await call('speed', { speed })
    borrowedCommands = saved.borrowed
    opened(info)
  } catch (error) {
    if (error instanceof CallFailed && (error.code === 'Cancelled' || error.code === 'Crashed')) return true
    // A run that was there goes on untouched.
    viewStore.setState({ connection, scenario })
    badInputFrom(source, error)
    return false
  }
  if (playing) await call('play', {})
  await keepRun()
  return true
}

function nameOf(scenario: unknown): string {
  const name = typeof scenario === 'object' && scenario !== null && 'name' in scenario ? scenario.name : null
  return typeof name === 'string' ? name : 'Shared run'
}

/** A scenario that was accepted may say itself what to look for. */
function lookForOf(scenario: unknown): readonly string[] {
  if (typeof scenario !== 'object' || scenario === null || !('lookFor' in scenario)) return []
  const { lookFor } = scenario
  return Array.isArray(lookFor) ? lookFor.filter((sentence) => typeof sentence === 'string') : []
}

function opened(scenario: ScenarioInfo): void {
  viewStore.setState({
    scenario,
    connection: { state: 'ready' },
    selectedKey: null,
    followedRequestId: null,
    cardOpen: true,
  })
}

/** The same scenario from its start, without what the person did. */
export async function startOver(): Promise<void> {
  const { scenario } = viewStore.getState()
  const left = await leaving()
  const record = await lastRecord()
  forgetRun(sessionStorage)
  if (borrowedCommands === null) forgetRun(localStorage)
  if (record === null || scenario === null) return loadFirst()
  const started = await load(record.scenario, record.seed).catch((error: unknown) => {
    notifyFailure(error)
    return null
  })
  // The last way out must lead somewhere: what cannot be loaded any more gives way to the first scenario.
  if (started === null) return loadFirst()
  if (borrowedCommands !== null) borrowedCommands = 0
  opened({ ...scenario, seed: started.seed })
  await call('play', {})
  offerWayBack(left)
}

/** The run as far as it is known, also when the simulation or its worker is gone. */
async function lastRecord(): Promise<RunRecord | null> {
  const { connection } = viewStore.getState()
  if (connection.state === 'crashed') return connection.crash.record
  if (connection.state !== 'lost') return call('record', {}).catch(() => null)
  const saved = loadRun(sessionStorage) ?? loadRun(localStorage)
  return saved?.ok === true ? saved.value.record : null
}

/** Back to the moment before the last gesture; also the way out of a crash. */
export async function undo(): Promise<void> {
  const { undone } = await call('undo', {})
  const state = viewStore.getState()
  if (state.connection.state === 'crashed') viewStore.setState({ connection: { state: 'ready' } })
  state.notify('info', `Undone, with the clock set back to before it: ${clip(undone, UNDONE_MAX)}`, {
    topic: 'undo',
  })
  await keepRun()
}

/** Puts the run as it is now into the browser's storage. */
export async function keepRun(): Promise<void> {
  const { connection, transport, scenario } = viewStore.getState()
  if (connection.state !== 'ready') return
  const record = await call('record', {}).catch(() => null)
  if (record === null) return
  const { playing, speed } = transport
  if (record.commands.length !== borrowedCommands) borrowedCommands = null
  const saved = { record, scenarioId: scenario?.id ?? null, playing, speed, borrowed: borrowedCommands }
  saveRun(sessionStorage, saved)
  if (borrowedCommands === null) saveRun(localStorage, saved)
}

/** The link that opens this run, as it is now, anywhere. */
export async function shareLink(): Promise<string> {
  const record: RunRecord = await call('record', {})
  return `${location.origin}${location.pathname}${await encodeShareHash(record)}`
}

function clearHash(): void {
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)
}

function badInput(source: string, message: string, where: string | null = null): void {
  viewStore.setState({ badInput: { source, message, where: where === '' ? null : where } })
}

function badInputFrom(source: string, error: unknown): void {
  const where = error instanceof CallFailed ? error.where : null
  badInput(source, error instanceof Error ? error.message : String(error), where)
}
