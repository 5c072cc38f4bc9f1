import type { AlarmState } from '@/lib/aws/cloudwatch/alarm-rule'
import type { Tone } from '../describe/words'
import { ALL_TABS, type Kind, PLAIN } from './kind'

export const ALARM_TONES: Readonly<Record<AlarmState, Tone>> = {
  OK: 'good',
  ALARM: 'warning',
  INSUFFICIENT_DATA: 'neutral',
}

export const alarm: Kind<'alarm'> = {
  ...PLAIN,
  label: 'CloudWatch alarm',
  tabs: ALL_TABS,
  title: ({ name }) => name,
  spoken: ({ name }) => `alarm ${name}`,
  status: ({ state }) => ({ text: state, tone: ALARM_TONES[state] }),
}
