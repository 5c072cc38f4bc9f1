import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RandomStream, RandomStreams } from './random'

const N = 40_000
/** Standard errors that a correct generator may be off: about one chance in two million for each claim. */
const ERRORS = 5

interface Moments {
  readonly mean: number
  readonly variance: number
}

function sample(draw: (stream: RandomStream) => number, n = N): Moments {
  const stream = new RandomStreams(20_260).stream('moments')
  const values = Array.from({ length: n }, () => draw(stream))
  const mean = values.reduce((sum, x) => sum + x, 0) / n
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1) }
}

/** The mean of n draws has variance σ²/n; the sample variance has (μ₄ − σ⁴)/n. */
function expectMoments(
  got: Moments,
  want: { readonly mean: number; readonly variance: number; readonly fourth: number },
): void {
  expect(Math.abs(got.mean - want.mean)).toBeLessThan(ERRORS * Math.sqrt(want.variance / N))
  expect(Math.abs(got.variance - want.variance)).toBeLessThan(
    ERRORS * Math.sqrt((want.fourth - want.variance ** 2) / N),
  )
}

describe('distributions', () => {
  it('uniform has mean 1/2 and variance 1/12, and stays in [0, 1)', () => {
    expectMoments(
      sample((s) => s.uniform()),
      { mean: 1 / 2, variance: 1 / 12, fourth: 1 / 80 },
    )
    const stream = new RandomStreams(1).stream('range')
    for (let i = 0; i < N; i++) {
      const x = stream.uniform()
      expect(x >= 0 && x < 1).toBe(true)
    }
  })

  it('exponential has its mean and the square of it as variance', () => {
    const mean = 20
    expectMoments(
      sample((s) => s.exponential(mean)),
      { mean, variance: mean ** 2, fourth: 9 * mean ** 4 },
    )
  })

  it('exponential has the right tail: P(X > 3 × mean) = e⁻³', () => {
    const p = Math.exp(-3)
    const { mean } = sample((s) => (s.exponential(1) > 3 ? 1 : 0))
    expect(Math.abs(mean - p)).toBeLessThan(ERRORS * Math.sqrt((p * (1 - p)) / N))
  })

  it('normal is standard', () => {
    expectMoments(
      sample((s) => s.normal()),
      { mean: 0, variance: 1, fourth: 3 },
    )
  })

  it('lognormal has the mean that was asked for, and a normal logarithm with the sigma that was asked for', () => {
    const mean = 50
    const sigma = 0.5
    const variance = mean ** 2 * (Math.exp(sigma ** 2) - 1)
    expect(Math.abs(sample((s) => s.lognormal(mean, sigma)).mean - mean)).toBeLessThan(
      ERRORS * Math.sqrt(variance / N),
    )
    const logarithm = sample((s) => Math.log(s.lognormal(mean, sigma)))
    expectMoments(logarithm, {
      mean: Math.log(mean) - sigma ** 2 / 2,
      variance: sigma ** 2,
      fourth: 3 * sigma ** 4,
    })
  })

  it('chance is true as often as it says, never at 0 and always at 1', () => {
    const p = 0.02
    const { mean } = sample((s) => (s.chance(p) ? 1 : 0))
    expect(Math.abs(mean - p)).toBeLessThan(ERRORS * Math.sqrt((p * (1 - p)) / N))
    expect(sample((s) => (s.chance(0) ? 1 : 0), 1_000).mean).toBe(0)
    expect(sample((s) => (s.chance(1) ? 1 : 0), 1_000).mean).toBe(1)
  })

  it('integer reaches every number below its bound equally often (χ² of 15 degrees of freedom)', () => {
    const stream = new RandomStreams(3).stream('integers')
    const counts = new Array<number>(16).fill(0)
    for (let i = 0; i < N; i++) {
      const k = stream.integer(16)
      counts[k] = (counts[k] ?? 0) + 1
    }
    const expected = N / 16
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // 15 + 5 × √(2 × 15): five standard deviations above the mean.
    expect(chiSquare).toBeLessThan(15 + ERRORS * Math.sqrt(30))
    expect(counts).toHaveLength(16)
  })

  it('neighbouring draws do not depend on each other', () => {
    const stream = new RandomStreams(4).stream('pairs')
    let product = 0
    let previous = stream.uniform() - 0.5
    for (let i = 0; i < N; i++) {
      const x = stream.uniform() - 0.5
      product += x * previous
      previous = x
    }
    expect(Math.abs(product / N)).toBeLessThan(ERRORS * (1 / 12 / Math.sqrt(N)))
  })

  it('refuses to pick from nothing', () => {
    expect(() => new RandomStreams(1).stream('x').pick([])).toThrow(/empty/)
  })
})

describe('streams', () => {
  const take = (stream: RandomStream, n: number) => Array.from({ length: n }, () => stream.uniform())

  it('give the same numbers however many other streams draw in between', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.oneof(fc.constant('arrivals'), fc.string(), fc.constant('once')), { maxLength: 60 }),
        (seed, names) => {
          const alone = new RandomStreams(seed).stream('arrivals')
          const busy = new RandomStreams(seed)
          for (const name of names) {
            if (name === 'arrivals') expect(busy.stream('arrivals').uniform()).toBe(alone.uniform())
            else if (name === 'once') busy.once('arrivals', 'x').normal()
            else busy.stream(`other/${name}`).normal()
          }
          expect(take(busy.stream('arrivals'), 4)).toEqual(take(alone, 4))
        },
      ),
    )
  })

  it('differ by name, by key and by seed, also by seeds beyond 32 bits', () => {
    const first = [
      new RandomStreams(1).stream('a'),
      new RandomStreams(1).stream('b'),
      new RandomStreams(2).stream('a'),
      new RandomStreams(1 + 2 ** 32).stream('a'),
      new RandomStreams(1).once('a', 'x'),
      new RandomStreams(1).once('a', 'y'),
    ].map((stream) => stream.uniform())
    expect(new Set(first).size).toBe(first.length)
  })

  it('of thousands of resources and neighbouring seeds are all different', () => {
    const first = new Set<number>()
    for (let seed = 1; seed <= 4; seed++) {
      const streams = new RandomStreams(seed)
      for (let task = 0; task < 5_000; task++) first.add(streams.once('container', `task/${task}`).uniform())
    }
    expect(first.size).toBe(20_000)
  })

  it('of consecutive seeds are not correlated', () => {
    const n = 10_000
    let product = 0
    for (let seed = 0; seed < n; seed++) {
      const here = new RandomStreams(seed).stream('arrivals').uniform() - 0.5
      const next = new RandomStreams(seed + 1).stream('arrivals').uniform() - 0.5
      product += here * next
    }
    expect(Math.abs(product / n)).toBeLessThan(ERRORS * (1 / 12 / Math.sqrt(n)))
  })

  it('of one purpose and resource start over each time they are asked for', () => {
    const streams = new RandomStreams(7)
    expect(take(streams.once('image-pull', 'task-1'), 5)).toEqual(
      take(streams.once('image-pull', 'task-1'), 5),
    )
  })

  it('go on where they stood after a save through JSON', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }),
        (seed, names) => {
          const streams = new RandomStreams(seed)
          for (const name of names) streams.stream(name).normal()
          const restored = new RandomStreams(seed)
          restored.restore(JSON.parse(JSON.stringify(streams.save())))
          for (const name of ['a', 'b', 'c', 'new']) {
            expect(take(restored.stream(name), 3)).toEqual(take(streams.stream(name), 3))
          }
        },
      ),
    )
  })

  it('refuse the state of another seed', () => {
    expect(() => new RandomStreams(1).restore(new RandomStreams(2).save())).toThrow(/seed 2 .* seed 1/)
  })
})
