import type { PutAccountSettingDefaultRequest, Setting } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import type { AccountSettingValue } from '@/lib/aws/ecs/account-settings'
import { AWSVPC_TRUNKING } from '@/lib/aws/ecs/account-settings'
import type { World } from '@/lib/world/world'
import { only, type Shape } from './schemas'

export const settingName = only(AWSVPC_TRUNKING, 'the other settings decide nothing here')

export const settingInput = {
  name: settingName.unwrap(),
  value: z.enum(['enabled', 'disabled']),
} satisfies Shape<PutAccountSettingDefaultRequest>

export function saveSetting(
  { state, changes }: World,
  name: typeof AWSVPC_TRUNKING,
  value: AccountSettingValue,
): void {
  state.accountSettings.set(name, value)
  // Their views say it: the screen has no account.
  for (const arn of state.clusters.keys()) changes.mark('cluster', arn)
}

/** Everybody here is the account itself. */
export function describeSetting(accountId: string, name: string, value: AccountSettingValue) {
  return {
    name: name as typeof AWSVPC_TRUNKING,
    value,
    principalArn: `arn:aws:iam::${accountId}:root`,
    type: 'user',
  } satisfies Setting
}
