import { describe, expect, it } from 'vitest'
import { ruleLines, ruleText } from './rule-lines'

const rule = (priority: string, conditions: string, to: string) => ({
  arn: `${to}/${priority}`,
  priority,
  conditions,
  action: `forward to ${to}`,
  targetGroupArns: [],
  input: { Conditions: [], Actions: [] },
})
const listener = (port: number, rules: ReturnType<typeof rule>[]) => ({
  arn: `listener/${port}`,
  protocol: 'HTTP' as const,
  port,
  admitsClients: true,
  sslPolicy: null,
  certificates: [],
  rules,
})
const api = rule('1', 'path is /api/*', 'api')
const web = rule('default', 'otherwise', 'web')

describe('the lines of a load balancer', () => {
  it('name the only listener once and leave out what every path is', () => {
    const lines = ruleLines({ listeners: [listener(80, [api, web])] })
    expect(lines.map(({ brief }) => brief)).toEqual(['/api/*', 'HTTP:80 · otherwise'])
    expect(lines.map(ruleText)).toEqual(['HTTP:80 · path is /api/* → api', 'HTTP:80 · otherwise → web'])
  })

  it('name the listener of each where there are several, and one without rules', () => {
    const lines = ruleLines({ listeners: [listener(80, [api, web]), listener(8080, [])] })
    expect(lines.map(({ brief }) => brief)).toEqual(['HTTP:80 · /api/*', 'HTTP:80 · otherwise', 'HTTP:8080'])
  })

  it('say the shares of several groups in the fewest words', () => {
    const target = (to: string) =>
      ruleLines({ listeners: [listener(80, [rule('1', 'path is /', to)])] })[0]?.briefTarget
    expect(target('dynamic (1), fixed (1)')).toBe('dynamic + fixed')
    expect(target('web (95), canary (5)')).toBe('web 95 % + canary 5 %')
    expect(target('a (1), b (0)')).toBe('a 100 % + b 0 %')
    expect(target('a (0), b (0)')).toBe('a + b')
    expect(target('web')).toBe('web')
  })

  it('say that a listener is closed to clients', () => {
    const [first] = ruleLines({ listeners: [{ ...listener(80, [web]), admitsClients: false }] })
    expect(first && ruleText(first)).toBe('HTTP:80 closed · otherwise → web')
  })
})
