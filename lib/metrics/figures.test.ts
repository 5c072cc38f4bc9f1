import { describe, expect, it } from 'vitest'
import { clockTime, figure, hours, percent, taskTime, usd } from './figures'

describe('Figures', () => {
  it.each([
    [usd(0.08912), '$0.0891'],
    [usd(12.4), '$12.40'],
    [usd(1_204_000), '$1,204,000.00'],
    [percent(1), '100 %'],
    [percent(0.984_96), '98.49 %'],
    [percent(0.985), '98.5 %'],
    [percent(0.010_01, 'low'), '1.01 %'],
    [percent(0.01, 'low'), '1 %'],
    [percent(0, 'low'), '0 %'],
    [percent(0.29), '29 %'],
    [figure(0.027_512_3), '0.02751'],
    [figure(10_569.6), '10570'],
    [figure(300), '300'],
    [hours(1.4864), '1.486 h'],
    [taskTime(0), '0 task-s'],
    [taskTime(119), '119 task-s'],
    [taskTime(437), '7 task-min'],
    [taskTime(11_580), '3.2 task-h'],
    [clockTime(43.9), '0:43'],
    [clockTime(1_790), '29:50'],
    [clockTime(3_725), '1:02:05'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected)
  })
})
