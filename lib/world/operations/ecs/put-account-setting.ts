import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { describeSetting, saveSetting, settingInput } from './account-setting-input'

/** Of the caller, who is the account here: instances that register from then on follow it. ECS guide, ecs-account-settings. */
export const putAccountSetting = operation({
  action: 'ecs:PutAccountSetting',
  readOnly: false,
  ignores: ['principalArn'],
  input: z.strictObject(settingInput),
  perform({ world, accountId }, { name, value }) {
    saveSetting(world, name, value)
    return { setting: describeSetting(accountId, name, value) }
  },
})
