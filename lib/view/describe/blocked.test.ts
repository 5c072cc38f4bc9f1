import { describe, expect, it } from 'vitest'
import { MEMBER_OF_UNSATISFIED, unableToPlace } from '@/lib/aws/ecs/messages'
import { blockedBriefly, blockedSentence } from './blocked'

const placement = (code: string) => unableToPlace('web', { code, containerInstanceId: 'a105091e' })
const RULE = 'no task can start: 4 of at most 4 exist'

describe('what holds a service up', () => {
  it('says the name of the service once', () => {
    expect(blockedSentence({ name: 'web', blocked: placement('RESOURCE:CPU') })).toMatch(
      /^web was unable to place a task because no container instance met/,
    )
    expect(blockedSentence({ name: 'web', blocked: placement('RESOURCE:PORTS') })).toMatch(
      /is already using a port required by your task\.$/,
    )
    expect(blockedSentence({ name: 'web', blocked: RULE })).toBe(`web: ${RULE}`)
    expect(blockedSentence({ name: 'web', blocked: null })).toBeNull()
  })

  it.each([
    ['RESOURCE:CPU', 'has insufficient CPU units available'],
    ['RESOURCE:MEMORY', 'has insufficient memory available'],
    ['RESOURCE:PORTS', 'is already using a port required by your task'],
    ['ATTRIBUTE', 'is missing an attribute required by your task'],
    [MEMBER_OF_UNSATISFIED, `encountered error "${MEMBER_OF_UNSATISFIED}."`],
    ['AGENT', 'encountered error "AGENT"'],
  ])('gives a card the reason of %s alone', (code, reason) => {
    expect(blockedBriefly({ blocked: placement(code) })).toBe(
      `Cannot place a task: the closest instance ${reason}.`,
    )
  })

  it('gives a card what it has where there is no instance, or another reason', () => {
    expect(blockedBriefly({ blocked: unableToPlace('web', null) })).toBe(
      'Cannot place a task: no container instances in the cluster.',
    )
    expect(blockedBriefly({ blocked: '(service web) is unable to start.' })).toBe('Is unable to start.')
    expect(blockedBriefly({ blocked: RULE })).toBe('No task can start: 4 of at most 4 exist')
  })
})
