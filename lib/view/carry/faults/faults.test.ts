import { describe, expect, it } from 'vitest'
import { ACTIONS } from '@/lib/aws/actions'
import { FIXTURE_FRAME } from '@/lib/testing/fixture-frame'
import { applyFrame, EMPTY_RUN } from '../../run/state'
import { faultOn, targetsFor } from '../targets'
import { faultIds, faultOf, faultTargets } from './faults'

const { kinds: WORLD } = applyFrame(EMPTY_RUN, FIXTURE_FRAME)

describe.each(faultIds())('the fault %s', (id) => {
  it('says in whole sentences where to drop it, and what it is in AWS', () => {
    const { label, hint, equivalent } = faultOf(id)
    expect(label).toMatch(/^[A-Z]/)
    expect(hint).toMatch(/^Drop on .*\.$/)
    expect(equivalent).not.toBe('')
  })

  it('stands for operations that there are, wherever it is accepted, and says why where it is not', () => {
    const known: ReadonlySet<string> = new Set(ACTIONS)
    const targets = targetsFor({ kind: 'fault', fault: id }, WORLD, new Map())
    expect(targets.some(({ allowed }) => allowed)).toBe(true)
    for (const { kind, key, allowed, text } of targets) {
      const answer = faultOn(id, kind, key, WORLD)
      expect(text).not.toBe('')
      if (!answer?.allowed) expect(allowed).toBe(false)
      else {
        expect(answer.commands.length).toBeGreaterThan(0)
        for (const { action } of answer.commands) expect(known).toContain(action)
      }
    }
  })

  it('can be dropped on something', () => {
    expect(faultTargets(id).length).toBeGreaterThan(0)
  })
})

describe('an agent', () => {
  const instance = WORLD.instance[0]
  const world = {
    ...WORLD,
    instance: WORLD.instance.map((one) => ({ ...one, agentConnected: false, agentReachable: false })),
  }

  it('is disconnected, and connected again by the same gesture', () => {
    const key = instance?.key ?? ''
    const input = { containerInstance: instance?.containerInstanceArn }
    expect(faultOn('disconnect-agent', 'instance', key, WORLD)).toMatchObject({
      commands: [{ action: 'playground:DisconnectAgent', input }],
    })
    expect(faultOn('disconnect-agent', 'instance', key, world)).toMatchObject({
      word: 'Reconnect agent',
      commands: [{ action: 'playground:ReconnectAgent', input }],
    })
  })

  it('is connected again by the same gesture before ECS has noticed, and not on an instance that is gone', () => {
    const answer = (change: object) =>
      faultOn('disconnect-agent', 'instance', instance?.key ?? '', {
        ...WORLD,
        instance: WORLD.instance.map((one) => ({ ...one, agentReachable: false, ...change })),
      })
    expect(answer({})).toMatchObject({ word: 'Reconnect agent' })
    expect(answer({ state: 'terminated' })).toMatchObject({ allowed: false })
  })

  it('of a zone that is out cannot be connected: the zone must come back first', () => {
    const out = { ...world, zone: WORLD.zone.map((zone) => ({ ...zone, outage: true })) }
    expect(faultOn('disconnect-agent', 'instance', instance?.key ?? '', out)).toMatchObject({
      allowed: false,
    })
  })
})
