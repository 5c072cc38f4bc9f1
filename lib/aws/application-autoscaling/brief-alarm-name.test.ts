import { expect, it } from 'vitest'
import { briefAlarmName } from './tracking-alarms'

it.each([
  ['TargetTracking-service/demo/web-AlarmHigh-e1690bf6-77e3-c25f-bd55-027fefc7ae73', 'AlarmHigh web'],
  ['TargetTracking-service/demo/my-AlarmLow-web-AlarmLow-e1690bf6', 'AlarmLow my-AlarmLow-web'],
  ['busy', 'busy'],
  ['TargetTracking-of-my-own', 'TargetTracking-of-my-own'],
])('%s is called %s', (name, brief) => {
  expect(briefAlarmName(name)).toBe(brief)
})
