import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { RunRecord } from '@/lib/protocol'
import { COMMANDS_MAX, parseRunRecord, RECORD_SECONDS_MAX } from './record'
import { loadRun, type SavedRun, saveRun } from './saved-run'
import { decodeShareHash, encodeShareHash } from './share-link'

const record: fc.Arbitrary<RunRecord> = fc
  .record({
    scenario: fc.dictionary(fc.string(), fc.jsonValue()),
    seed: fc.nat(),
    times: fc.array(fc.nat(1_000_000_000), { maxLength: 6 }),
    input: fc.dictionary(fc.string(), fc.jsonValue()),
  })
  // What is not JSON's own (-0, __proto__ as a plain key) is normalised as any file would be.
  .map(({ scenario, seed, times, input }) => {
    const at = [...times].sort((a, b) => a - b)
    const raw = {
      scenario,
      seed,
      commands: at.map((t) => ({ action: 'ecs:UpdateService', input, at: t })),
      now: 2_000_000_000,
    }
    return JSON.parse(JSON.stringify(raw)) as RunRecord
  })

const valid: RunRecord = {
  scenario: { schemaVersion: 1 },
  seed: 42,
  commands: [{ action: 'ecs:StopTask', input: { task: 'x' }, at: simTime(5) }],
  now: simTime(10),
}
const with_ = (part: object) => ({ ...valid, ...part })
const command = (part: object) => with_({ commands: [{ ...valid.commands[0], ...part }] })

describe('a run in a link', () => {
  it('comes back as it went', async () => {
    await fc.assert(
      fc.asyncProperty(record, async (run) => {
        expect(await decodeShareHash(await encodeShareHash(run))).toEqual({ ok: true, value: run })
      }),
      { numRuns: 50 },
    )
  })

  it('is never mistaken for one when the hash is something else', async () => {
    expect(await decodeShareHash('')).toBeNull()
    expect(await decodeShareHash('#canvas')).toBeNull()
  })

  it('says that it was damaged, whatever is cut off or changed', async () => {
    const hash = await encodeShareHash(valid)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: hash.length - 6 }), async (length) => {
        const decoded = await decodeShareHash(hash.slice(0, length))
        expect(decoded?.ok).toBe(false)
      }),
    )
    expect(await decodeShareHash('#s=%%%')).toMatchObject({
      ok: false,
      message: expect.stringContaining('characters'),
    })
  })

  it('never throws on noise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.base64String(), async (noise) => {
        const decoded = await decodeShareHash(`#s=${noise.replace(/[+/=]/g, '_')}`)
        expect(decoded === null || !decoded.ok || decoded.value.seed >= 0).toBe(true)
      }),
    )
  })

  it('refuses what unpacks to far more than a scenario', async () => {
    const bomb = with_({ scenario: { pad: 'a'.repeat(3_000_000) } }) as RunRecord
    expect(await decodeShareHash(await encodeShareHash(bomb))).toMatchObject({
      ok: false,
      message: expect.stringContaining('2 MB'),
    })
  })

  it('refuses a link longer than any it makes', async () => {
    expect(await decodeShareHash(`#s=${'A'.repeat(200_000)}`)).toMatchObject({
      ok: false,
      message: expect.stringContaining('too long'),
    })
  })
})

describe('a record from outside', () => {
  it.each([
    ['is not an object', 7, ''],
    ['is a list', [], ''],
    ['has no scenario', with_({ scenario: undefined }), 'scenario'],
    ['has a text for a scenario', with_({ scenario: 'x' }), 'scenario'],
    ['has a broken seed', with_({ seed: 1.5 }), 'seed'],
    ['has a negative seed', with_({ seed: -1 }), 'seed'],
    ['runs for longer than a year', with_({ now: (RECORD_SECONDS_MAX + 1) * 1_000_000 }), 'now'],
    ['has an endless time', with_({ now: Number.POSITIVE_INFINITY }), 'now'],
    ['has commands that are no list', with_({ commands: {} }), 'commands'],
    [
      'has too many commands',
      with_({ commands: new Array(COMMANDS_MAX + 1).fill(valid.commands[0]) }),
      'commands',
    ],
    ['has a command that is null', with_({ commands: [null] }), 'commands[0]'],
    ['has an action that is no operation', command({ action: '<script>' }), 'commands[0].action'],
    ['has an input that is a list', command({ input: [] }), 'commands[0].input'],
    ['has a command after its end', command({ at: 11 }), 'commands[0].at'],
    ['has a fraction of a microsecond', command({ at: 0.5 }), 'commands[0].at'],
    [
      'has commands out of order',
      with_({ commands: [valid.commands[0], { ...valid.commands[0], at: 4 }] }),
      'commands[1].at',
    ],
  ])('that %s is refused with its place', (_, value, where) => {
    expect(parseRunRecord(value)).toMatchObject({ ok: false, where })
  })

  it('that is valid passes, without what does not belong in it', () => {
    expect(parseRunRecord({ ...valid, extra: 1 })).toEqual({ ok: true, value: valid })
  })
})

describe('a kept run', () => {
  const storage = (items = new Map<string, string>()) => ({
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  })
  const run: SavedRun = {
    record: valid,
    scenarioId: 'rolling',
    playing: true,
    speed: 60,
    view: 'scaling',
    borrowed: 2,
  }

  it('is read back as it was kept', () => {
    const where = storage()
    expect(saveRun(where, run)).toBe(true)
    expect(loadRun(where)).toEqual({ ok: true, value: run })
  })

  it('is not there in a new browser', () => {
    expect(loadRun(storage())).toBeNull()
  })

  it('that is too large is not kept, and a full storage does no harm', () => {
    expect(
      saveRun(storage(), { ...run, record: { ...valid, scenario: { pad: 'x'.repeat(2_000_000) } } }),
    ).toBe(false)
    const full = {
      ...storage(),
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    }
    expect(saveRun(full, run)).toBe(false)
  })

  it.each([
    ['not JSON', '{', ''],
    ['another version', '{"version":2}', 'version'],
    ['a list', '[]', 'version'],
    ['a damaged record', '{"version":1,"record":{"scenario":{},"seed":"x"}}', 'record.seed'],
  ])('that is %s says so', (_, text, where) => {
    expect(loadRun(storage(new Map([['dockyard.run', text]])))).toMatchObject({ ok: false, where })
  })
})
