// Where a run is kept while it is on the screen, and whose it is.

import type { RunRecord } from '@/lib/protocol'
import type { RunPorts } from '../run/client'
import { forgetRun, type KeyValueStore, loadRun, type SavedRun, saveRun } from './saved-run'

/** Where a run is kept: for this tab, and for tabs opened later. */
export interface Shelf {
  readonly tab: () => KeyValueStore
  readonly browser: () => KeyValueStore
}

export class Keeper {
  /**
   * Number of commands of a run that came by a link, until the person adds one of their own. Looking at what somebody sent
   * must not replace the work that is kept for new tabs.
   */
  private borrowed: number | null = null

  constructor(
    private readonly ports: RunPorts,
    private readonly shelf: Shelf | null,
  ) {}

  /** From here on the run is the person's own. */
  own(): void {
    this.borrowed = null
  }

  /** The run is without commands again, and whose it was. */
  restarted(): void {
    if (this.borrowed !== null) this.borrowed = 0
  }

  /** The run that was restored is as much the person's own as this one says. */
  async take({ borrowed }: Pick<SavedRun, 'borrowed'>): Promise<void> {
    this.borrowed = borrowed === null ? null : (await this.ports.call('record', {})).commands.length
  }

  /** Puts the run as it is now onto its shelf. */
  async keep(): Promise<void> {
    const run = await this.wholeRun()
    if (run === null) return
    if (run.record.commands.length !== this.borrowed) this.borrowed = null
    const saved = { ...run, borrowed: this.borrowed }
    if (this.shelf === null) return
    saveRun(this.shelf.tab(), saved)
    if (saved.borrowed === null) saveRun(this.shelf.browser(), saved)
  }

  /** The run that is about to be left; null when there is nothing of the person's own in it. */
  async leaving(): Promise<SavedRun | null> {
    const run = await this.wholeRun()
    const borrowed = this.borrowed
    const count = run?.record.commands.length ?? 0
    return run === null || count === 0 || count === borrowed ? null : { ...run, borrowed }
  }

  /** The run up to its newest moment, also while one looks back; null while there is none. */
  private async wholeRun(): Promise<Omit<SavedRun, 'borrowed'> | null> {
    const { connection, transport, scenario, mainView: view } = this.ports.store.getState()
    if (connection.state !== 'ready') return null
    const record = await this.ports.call('record', { isWhole: true }).catch(() => null)
    if (record === null) return null
    const { playing, speed } = transport
    return { record, scenarioId: scenario?.id ?? null, playing, speed, view }
  }

  /** The tab's own run first: another tab may have kept a later one. */
  kept() {
    if (this.shelf === null) return null
    return loadRun(this.shelf.tab()) ?? loadRun(this.shelf.browser())
  }

  forget(): void {
    if (this.shelf === null) return
    forgetRun(this.shelf.tab())
    if (this.borrowed === null) forgetRun(this.shelf.browser())
  }

  /** The run as far as it is known, also when the simulation or its worker is gone. */
  async lastRecord(): Promise<RunRecord | null> {
    const { connection } = this.ports.store.getState()
    if (connection.state === 'crashed') return connection.crash.record
    if (connection.state !== 'lost') return this.ports.call('record', {}).catch(() => null)
    const saved = this.kept()
    return saved?.ok === true ? saved.value.record : null
  }
}
