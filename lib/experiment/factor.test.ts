import { describe, expect, it } from 'vitest'
import { parseFactor, parseSetting, withSettings } from './factor'

const SOURCE = {
  name: 'Small',
  operations: [
    { action: 'ec2:RunInstances', input: { MinCount: 1, MaxCount: 1, Unheard: 1 } },
    { as: 'alb', action: 'elasticloadbalancing:CreateLoadBalancer', input: { Name: 'web' } },
  ],
  traffic: [{ name: 'users', to: '${alb}', arrivals: { poisson: { rps: 5 } } }],
}
const varied = (...texts: readonly string[]) => withSettings(SOURCE, texts.map(parseSetting))

describe('A factor', () => {
  it('is a path and its values', () => {
    expect(parseFactor('traffic[users].arrivals.poisson.rps=5..15:5')).toEqual({
      path: 'traffic[users].arrivals.poisson.rps',
      values: [5, 10, 15],
    })
  })

  it.each([
    ['pace', /"pace" has no "="/],
    ['seed=1,2', /the seed is varied by --seed and --replications/],
    ['pace=', /"pace=": a value is missing/],
  ])('is not %s', (text, message) => {
    expect(() => parseFactor(text)).toThrow(message)
  })
})

describe('A scenario with settings', () => {
  it('has their values', () => {
    expect(varied('pace=instant', 'traffic[users].arrivals.poisson.rps=9')).toMatchObject({
      pace: 'instant',
      traffic: [{ arrivals: { poisson: { rps: 9 } } }],
    })
  })

  it.each([
    ['a value that the schema refuses', ['pace=fast'], /"pace="fast"" cannot be used: pace must be/],
    ['a path that the schema does not know', ['paec=aws'], /"paec="aws"" cannot be used: paec is not known/],
    ['an input that AWS would refuse', ['operations[alb].input.Name=5'], /Name must be a string, not 5/],
    ['an input that AWS does not have', ['operations[alb].input.Nmae=x'], /Nmae is not known here/],
    ['a reference to nothing', ['traffic[users].to=${nlb}'], /nlb/],
    [
      'one place under two names',
      ['traffic[0].port=80', 'traffic[users].port=81'],
      /traffic\[0\].port gets two values/,
    ],
  ])('refuses %s, by path and value', (_statement, texts, message) => {
    expect(() => varied(...texts)).toThrow(message)
  })

  it('may keep an operation that is refused anyway, at another time too', () => {
    expect(varied('operations[0].at=5s')).toMatchObject({ operations: [{ at: '5s' }, {}] })
  })
})
