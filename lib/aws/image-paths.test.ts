import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageBehaviorSchema, mergeImageBehavior } from './image-behavior-schema'
import { pathBehavior } from './image-paths'

const behavior = (paths: object) => mergeImageBehavior(imageBehaviorSchema.parse({ paths }))

describe('An image answers by path', () => {
  const shop = behavior({
    '*': { status: 404 },
    '/': {},
    '/cart/*': { waitMsPerRequest: 40 },
    '/cart/pay': { cpuMsPerRequest: { exponential: 80 }, errorRate: 0.1 },
  })

  it.each([
    ['/', 200, null],
    ['/?utm=1', 200, null],
    ['/cart/items', 200, null],
    ['/cart/pay', 200, 0.1],
    ['/cart/pay?now', 200, 0.1],
    ['/admin', 404, null],
  ])('%s: %i, errors %s', (url, status, errorRate) => {
    expect(pathBehavior(shop, url)).toMatchObject({ status, errorRate })
  })

  it('and as everywhere on a path that it does not name', () => {
    expect(pathBehavior(behavior({ '/a': { status: 404 } }), '/b')).toBeNull()
    expect(pathBehavior(mergeImageBehavior({}), '/')).toBeNull()
  })

  it('whatever the order in which the paths are written', () => {
    const pattern = fc.stringMatching(/^[/*][ab*?]{0,3}$/)
    fc.assert(
      fc.property(
        fc.uniqueArray(pattern, { maxLength: 6 }),
        fc.stringMatching(/^\/[ab]{0,3}$/),
        (names, url) => {
          const entries = names.map((name, i) => [name, { status: 200 + i }])
          const forwards = behavior(Object.fromEntries(entries))
          const backwards = behavior(Object.fromEntries(entries.toReversed()))
          expect(pathBehavior(backwards, url)).toEqual(pathBehavior(forwards, url))
        },
      ),
    )
  })

  it('and keeps its paths when a change does not name any, and loses them when it says none', () => {
    expect(mergeImageBehavior({ errorRate: 1 }, shop).paths).toEqual(shop.paths)
    expect(mergeImageBehavior({ paths: {} }, shop).paths).toEqual([])
  })

  it.each([
    ['a path that is none', { login: {} }],
    ['a status that is none', { '/': { status: 99 } }],
    ['a member that is not known', { '/': { cost: 1 } }],
  ])('but not %s', (_, paths) => expect(imageBehaviorSchema.safeParse({ paths }).success).toBe(false))
})
