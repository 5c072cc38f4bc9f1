import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WayCounts } from './way-counts'

const WAY = fc.record({
  source: fc.nat(3),
  rule: fc.integer({ min: -1, max: 20 }),
  target: fc.integer({ min: -1, max: 300 }),
})

test('every request is counted once, in the second in which it was sent', () => {
  fc.assert(
    fc.property(fc.array(fc.array(WAY, { maxLength: 60 }), { maxLength: 5 }), (seconds) => {
      const ways = new WayCounts()
      for (const sent of seconds) {
        for (const { source, rule, target } of sent) ways.count(source, rule, target)
        ways.close(1)
        const counted = ways.perSecond().reduce((sum, { count }) => sum + count, 0)
        expect(counted).toBe(sent.length)
        for (const way of ways.perSecond()) {
          const same = sent.filter(
            (one) => one.source === way.source && one.rule === way.rule && one.target === way.target,
          )
          expect(way.count).toBe(same.length)
        }
      }
    }),
  )
})

test('a restored one goes on as the saved one would have', () => {
  fc.assert(
    fc.property(fc.array(WAY), fc.array(WAY), fc.array(fc.nat(300)), (before, during, failed) => {
      const ways = new WayCounts()
      for (const { source, rule, target } of before) ways.count(source, rule, target)
      ways.close(2)
      for (const { source, rule, target } of during) ways.count(source, rule, target)
      for (const target of failed) ways.failed(target)
      const restored = new WayCounts()
      restored.restore(JSON.parse(JSON.stringify(ways.save())))
      expect(restored.perSecond()).toEqual(ways.perSecond())
      ways.close(1)
      restored.close(1)
      expect(restored.perSecond()).toEqual(ways.perSecond())
      for (const target of failed) expect(restored.failedPerSecond(target)).toBe(ways.failedPerSecond(target))
    }),
  )
})
