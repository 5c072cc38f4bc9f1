import { describe, expect, test } from 'vitest'
import type { FitView } from '@/lib/protocol'
import { FIXTURE_FRAME } from '@/lib/testing/fixture-frame'
import { INSTANCE_PLANS } from '@/lib/testing/fixture-world'
import { type Call, CallFailed } from '../run/client'
import { type DispatchPorts, dispatchAll } from '../run/dispatch-all'
import { createViewStore } from '../run/store'
import { attempt } from './attempt'
import { itemOfDefinition } from './items'

const INSTANCE = INSTANCE_PLANS[0]?.id ?? ''
const FITS: FitView = { instanceId: INSTANCE, fits: true, short: [] }

function world(answers: { readonly fit?: FitView; readonly dispatch?: () => unknown }) {
  const store = createViewStore()
  store.getState().receive(FIXTURE_FRAME)
  const sent: string[] = []
  let undos = 0
  const stub = async (method: string, input: { readonly action?: string }) => {
    if (method === 'fit') return [answers.fit ?? FITS]
    if (method === 'undo') return { undone: String(++undos) }
    sent.push(input.action ?? '')
    return { commandLine: '', output: answers.dispatch?.() ?? {}, readOnly: false, ignored: [] }
  }
  const ports: DispatchPorts = { call: stub as unknown as Call, store }
  const batch = store.getState().kinds.taskDefinition.find(({ family }) => family === 'report-batch')
  if (!batch) throw new Error('the fixture has changed')
  return {
    ports,
    sent,
    item: itemOfDefinition(batch),
    undone: () => undos,
    notices: () => store.getState().notices.map(({ text }) => text),
  }
}

describe('carrying a gesture out', () => {
  test('what fits is sent', async () => {
    const { ports, sent, item, notices } = world({})
    expect(await attempt(item, INSTANCE, ports)).toBe(true)
    expect(sent).toEqual(['ecs:StartTask'])
    expect(notices()).toEqual([])
  })

  test('what does not fit sends nothing and says what is short', async () => {
    const short = [{ reason: 'RESOURCE:CPU', text: 'needs 1024, 512 left' }]
    const { ports, sent, item, notices } = world({ fit: { instanceId: INSTANCE, fits: false, short } })
    expect(await attempt(item, INSTANCE, ports)).toBe(false)
    expect(sent).toEqual([])
    expect(notices()[0]).toContain('RESOURCE:CPU needs 1024, 512 left. Nothing was changed.')
  })

  test('a place without meaning is explained', async () => {
    const { ports, sent, item, notices } = world({})
    expect(await attempt(item, 'us-east-1a', ports)).toBe(false)
    expect([sent, notices()]).toEqual([[], ['report-batch:3 cannot be dropped there. Nothing was changed.']])
  })

  test('a refused operation is told in AWS’s words, and what would follow is not sent', async () => {
    const refuse = () => {
      throw new CallFailed({ code: 'ServiceNotFoundException', message: 'Service not found.' })
    }
    const { ports, sent, notices } = world({ dispatch: refuse })
    const two = ['ecs:StopTask', 'ecs:StartTask'].map((action) => ({ action, input: {} }))
    expect(await dispatchAll(two, ports)).toBe(false)
    expect(sent).toEqual(['ecs:StopTask'])
    expect(notices()).toEqual(['ecs:StopTask: ServiceNotFoundException: Service not found.'])
  })

  test('what was done before a refused operation of the same gesture is taken back', async () => {
    let asked = 0
    const refuse = () => {
      if (++asked === 2)
        throw new CallFailed({ code: 'ClientException', message: 'TaskDefinition not found.' })
    }
    const { ports, sent, undone } = world({ dispatch: refuse })
    const two = ['ecs:StopTask', 'ecs:StartTask'].map((action) => ({ action, input: {} }))
    expect(await dispatchAll(two, ports)).toBe(false)
    expect([sent, undone()]).toEqual([['ecs:StopTask', 'ecs:StartTask'], 1])
  })

  test('failures in an accepted answer are refusals too', async () => {
    const { ports, item, notices } = world({
      dispatch: () => ({ tasks: [], failures: [{ reason: 'RESOURCE:MEMORY' }] }),
    })
    expect(await attempt(item, INSTANCE, ports)).toBe(false)
    expect(notices()).toEqual(['ecs:StartTask: RESOURCE:MEMORY'])
  })
})
