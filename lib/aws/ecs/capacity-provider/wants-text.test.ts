import { describe, expect, it } from 'vitest'
import { wantsText } from './wants-text'

const need = { needed: 3, instances: 3, more: 0, arriving: 0, waiting: 0, tooLarge: 0 }

describe('What a capacity provider wants', () => {
  it.each<[Partial<typeof need>, number, string | null]>([
    [{}, 100, null],
    [
      { needed: 4, more: 1, waiting: 2 },
      100,
      '2 tasks find no room: the provider asks for 1 instance, M 4 / N 3 = 133.3 %',
    ],
    [
      { tooLarge: 1, waiting: 1 },
      100,
      '1 task needs more than an instance of the group has: nothing is added, M 3 / N 3 = 100 %',
    ],
    [
      { instances: 2, needed: 2, arriving: 1, waiting: 4 },
      100,
      '4 tasks wait for 1 instance about to register, M 2 / N 2 = 100 %',
    ],
    [{}, 90, 'M 3 / N 3 = 100 %, above the target of 90 %: instances are missing'],
    [
      { needed: 2 },
      100,
      'M 2 / N 3 = 66.7 %, below the target of 100 %: instances go when 15 minutes in a row are',
    ],
    [{ needed: 0, instances: 0 }, 100, null],
  ])('of %j at %i is %s', (given, target, text) => {
    expect(wantsText({ ...need, ...given }, target)).toBe(text)
  })
})
