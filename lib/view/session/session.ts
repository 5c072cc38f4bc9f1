// The life of a run on the screen: where it comes from (link, storage, built-in, file), and leaving it. Every way in
// goes through `load` or `restore` of the simulation, which validate; what is wrong becomes a `badInput` on the screen.

import type { RunRecord } from '@/lib/protocol'
import { clip, plural } from '../describe/format'
import { CallFailed, type CallOutput, type RunPorts } from '../run/client'
import { notifyFailure } from '../run/notify-failure'
import { isMainView, type MainViewId, type ScenarioInfo } from '../run/session-state'
import { Keeper, type Shelf } from './keeper'
import { clearHash, lookForOf, nameOf, sentenceName, toldBy } from './origin'
import type { SavedRun } from './saved-run'
import { decodeShareHash, encodeShareHash } from './share-link'

const UNDONE_MAX = 90
export const SCENARIO_FILE_BYTES_MAX = 2_000_000

/** In a link, behind the run: `&view=scaling`. */
const VIEW_SETTING = 'view='

function viewIn(settings: readonly string[]): MainViewId {
  const view = settings.find((one) => one.startsWith(VIEW_SETTING))?.slice(VIEW_SETTING.length)
  return isMainView(view) ? view : 'canvas'
}

export class Session {
  private isStarted = false

  private readonly keeper: Keeper

  constructor(
    private readonly ports: RunPorts,
    shelf: Shelf | null,
  ) {
    this.keeper = new Keeper(ports, shelf)
  }

  /** Opens what the page is for, once: a shared link wins over what was kept, which wins over the first built-in scenario. */
  async start(): Promise<void> {
    if (this.isStarted) return
    this.isStarted = true
    try {
      this.ports.store.setState({ scenarios: await this.ports.call('scenarios', {}) })
      if (await this.openHash(location.hash)) return
      const saved = this.keeper.kept()
      if (saved?.ok === true && (await this.resume(saved.value, 'Your saved run'))) return
      if (saved?.ok === false) this.badInput('Your saved run', saved.message, saved.where)
      await this.loadFirst()
    } catch (error) {
      notifyFailure(this.ports, error)
    }
  }

  openBuiltIn(id: string): Promise<void> {
    return this.starting(async () => {
      const { scenario } = await this.ports.call('scenario', { id })
      const summary = this.state().scenarios.find((other) => other.id === id)
      await this.begin(scenario, {
        id,
        title: summary?.title ?? id,
        lookFor: summary?.lookFor ?? [],
        ...toldBy(scenario),
      })
    })
  }

  /** Opens the text of a scenario file. Nothing changes when it is not valid, except that the screen says why. */
  async openScenarioText(text: string, source: string): Promise<void> {
    if (text.length > SCENARIO_FILE_BYTES_MAX) {
      this.badInput(source, `the file is larger than ${SCENARIO_FILE_BYTES_MAX / 1_000_000} MB`)
      return
    }
    let scenario: unknown
    try {
      scenario = JSON.parse(text)
    } catch (error) {
      this.badInput(source, `it is not JSON: ${error instanceof Error ? error.message : String(error)}`)
      return
    }
    try {
      const info = { id: null, title: source, lookFor: lookForOf(scenario), ...toldBy(scenario) }
      await this.starting(() => this.begin(scenario, info))
    } catch (error) {
      this.badInputFrom(source, error)
    }
  }

  /** Opens the run in a link's hash; false when the hash holds none that could be opened. */
  async openHash(hash: string): Promise<boolean> {
    const [packed = '', ...settings] = hash.split('&')
    const shared = await decodeShareHash(packed)
    if (shared === null) return false
    if (!shared.ok) {
      this.badInput('The link', shared.message, shared.where)
      clearHash()
      return false
    }
    const record = shared.value
    const borrowed = record.commands.length
    const done = await this.resume(
      { record, scenarioId: null, playing: true, speed: 1, view: viewIn(settings), borrowed },
      'The link',
    )
    // From here on the run is the person's own: a reload goes on with it and not back to the link.
    clearHash()
    return done
  }

  /** Opens a run that stands somewhere in its course, as any other: held, and with a way back to what was left. False when it could not be. */
  openRecord(record: RunRecord, source: string): Promise<boolean> {
    const saved = {
      record,
      scenarioId: null,
      playing: false,
      speed: 1,
      view: 'canvas',
      borrowed: null,
    } as const
    return this.openSaved(saved, source)
  }

  /** The same of one that was saved, with the scenario, the speed and the view that it had. */
  async openSaved(saved: SavedRun, source: string): Promise<boolean> {
    const left = await this.keeper.leaving()
    this.ports.store.setState({ mainView: saved.view })
    const done = await this.resume(saved, source)
    if (done) this.offerWayBack(left)
    return done
  }

  /** The same scenario from its start, without what the person did. */
  async startOver(): Promise<void> {
    const { scenario } = this.state()
    const left = await this.keeper.leaving()
    const record = await this.keeper.lastRecord()
    this.keeper.forget()
    if (record === null || scenario === null) return this.loadFirst()
    const started = await this.starting(() => this.playFromStart(record.scenario, record.seed)).catch(
      (error: unknown) => {
        notifyFailure(this.ports, error)
        return null
      },
    )
    // The last way out must lead somewhere: what cannot be loaded any more gives way to the first scenario.
    if (started === null) return this.loadFirst()
    this.keeper.restarted()
    this.opened({ ...scenario, seed: started.seed, pace: started.pace, endsAt: started.endsAt })
    this.offerWayBack(left)
  }

  /** Back to the moment before the last gesture; also the way out of a crash. */
  async undo(): Promise<void> {
    const { undone } = await this.ports.call('undo', {})
    const state = this.state()
    if (state.connection.state === 'crashed') this.ports.store.setState({ connection: { state: 'ready' } })
    state.notify('info', `Undone, and the clock is back to before it: ${clip(undone, UNDONE_MAX)}`, {
      topic: 'undo',
    })
    await this.keeper.keep()
  }

  /** Forward again to where the run was before the last undo. */
  async redo(): Promise<void> {
    const { redone } = await this.ports.call('redo', {})
    this.state().notify('info', `Done again, and the clock is where it was: ${clip(redone, UNDONE_MAX)}`, {
      topic: 'undo',
    })
    await this.keeper.keep()
  }

  /** Puts the run as it is now onto its shelf. */
  keep(): Promise<void> {
    return this.keeper.keep()
  }

  /** The link that opens this run, as it is now, anywhere. */
  async shareLink(): Promise<string> {
    const record: RunRecord = await this.ports.call('record', {})
    const { mainView } = this.state()
    const view = mainView === 'canvas' ? '' : `&${VIEW_SETTING}${mainView}`
    return `${location.origin}${location.pathname}${await encodeShareHash(record)}${view}`
  }

  private state() {
    return this.ports.store.getState()
  }

  private async loadFirst(): Promise<void> {
    const first = this.state().scenarios[0]
    if (first !== undefined) await this.openBuiltIn(first.id)
  }

  private async begin(
    scenario: unknown,
    info: Omit<ScenarioInfo, 'seed' | 'pace' | 'endsAt'>,
  ): Promise<void> {
    const left = await this.keeper.leaving()
    const { name, seed, pace, endsAt } = await this.playFromStart(scenario)
    clearHash()
    this.keeper.own()
    this.opened({ ...info, title: info.id === null ? name : info.title, seed, pace, endsAt })
    await this.keeper.keep()
    this.offerWayBack(left)
  }

  /** What a person did is not lost by opening something else. */
  private offerWayBack(left: SavedRun | null): void {
    if (left === null) return
    const count = left.record.commands.length
    const perform = () =>
      void this.resume(left, 'The run you left').catch((error: unknown) => notifyFailure(this.ports, error))
    this.state().notify('info', `You left a run with ${plural(count, 'command')} of yours.`, {
      topic: 'left',
      action: { label: 'Go back to it', perform },
    })
  }

  /**
   * From the moment that something else is chosen nothing can be asked of the run that is left, until the other has got to where its
   * scenario opens; what fails leaves all as it was.
   */
  private async starting<T>(open: () => Promise<T>): Promise<T> {
    const { connection } = this.state()
    const starting = { state: 'starting' } as const
    this.ports.store.setState({ connection: starting })
    try {
      return await open()
    } catch (error) {
      if (this.state().connection === starting) this.ports.store.setState({ connection })
      throw error
    }
  }

  private async playFromStart(scenario: unknown, seed?: number): Promise<CallOutput<'load'>> {
    const started = await this.ports.call('load', { scenario, seed })
    await this.ports.call('play', {})
    return started
  }

  private async resume(saved: SavedRun, source: string): Promise<boolean> {
    const { record, scenarioId, playing, speed, view } = saved
    const { connection, scenario, scenarios } = this.state()
    const summary = scenarios.find((other) => other.id === scenarioId)
    const info = {
      id: summary?.id ?? null,
      title: summary?.title ?? nameOf(record.scenario),
      lookFor: summary?.lookFor ?? lookForOf(record.scenario),
      ...toldBy(record.scenario),
      seed: record.seed,
      pace: null,
      endsAt: null,
    }
    // Named at once: whoever starts over instead of waiting starts this one over.
    this.ports.store.setState({
      scenario: info,
      connection: { state: 'rebuilding', what: sentenceName(source), until: record.now },
    })
    try {
      const { pace, endsAt } = await this.ports.call('restore', { record })
      await this.ports.call('speed', { speed })
      await this.keeper.take(saved)
      this.opened({ ...info, pace, endsAt })
      this.ports.store.setState({ mainView: view })
    } catch (error) {
      if (error instanceof CallFailed && (error.code === 'Cancelled' || error.code === 'Crashed')) return true
      // A run that was there goes on untouched.
      this.ports.store.setState({ connection, scenario })
      this.badInputFrom(source, error)
      return false
    }
    // Somebody may have stopped it on the way.
    if (playing && this.state().now >= record.now) await this.ports.call('play', {})
    await this.keeper.keep()
    return true
  }

  private opened(scenario: ScenarioInfo): void {
    this.ports.store.setState({
      scenario,
      connection: { state: 'ready' },
      selectedKey: null,
      followedRequestId: null,
      building: null,
      inspectedFault: null,
      cardOpen: true,
      verdict: null,
      // They are about what is on the screen no longer.
      notices: [],
    })
  }

  private badInput(source: string, message: string, where: string | null = null): void {
    this.ports.store.setState({ badInput: { source, message, where: where === '' ? null : where } })
  }

  private badInputFrom(source: string, error: unknown): void {
    const where = error instanceof CallFailed ? error.where : null
    this.badInput(source, error instanceof Error ? error.message : String(error), where)
  }
}
