import { describe, expect, it } from 'vitest'
import type { InstanceView } from '@/lib/protocol'
import { at, viewsAt } from '@/lib/testing/fixture-world'
import { statusOf } from './kinds'

describe('The status of an instance', () => {
  const registered = viewsAt([], at(0)).find((view) => view.kind === 'instance')
  const status = (given: Partial<InstanceView>) => statusOf({ ...registered, ...given } as InstanceView)

  it.each<[Partial<InstanceView>, string]>([
    [{}, 'ACTIVE'],
    [{ state: 'pending', containerInstanceArn: null, status: null, agentConnected: false }, 'pending'],
    // Its agent has not started: nothing is wrong with it.
    [
      { containerInstanceArn: null, status: null, agentConnected: false, agentReachable: false },
      'not registered',
    ],
    [{ agentReachable: false }, 'agent silent'],
    [{ agentReachable: false, agentConnected: false }, 'agent disconnected'],
    [{ state: 'terminated', agentReachable: false, agentConnected: false }, 'gone, still ACTIVE'],
  ])('%j is %s', (given, text) => {
    expect(status(given)?.text).toBe(text)
  })
})
