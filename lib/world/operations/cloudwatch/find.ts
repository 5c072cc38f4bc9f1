import { AwsError } from '@/lib/aws/error'
import { alarmNamed } from '@/lib/world/lifecycle/alarms'
import type { Alarm } from '@/lib/world/records/cloudwatch'
import type { World } from '@/lib/world/world'

export function findAlarm(world: World, name: string): Alarm {
  const alarm = alarmNamed(world, name)
  if (!alarm) throw new AwsError('ResourceNotFound', `Unknown alarm: ${name}`)
  return alarm
}
