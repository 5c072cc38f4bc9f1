import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { describeSetting, saveSetting, settingInput } from './account-setting-input'

/** Of everybody in the account; one account without users knows no difference to PutAccountSetting. */
export const putAccountSettingDefault = operation({
  action: 'ecs:PutAccountSettingDefault',
  readOnly: false,
  input: z.strictObject(settingInput),
  perform({ world, accountId }, { name, value }) {
    saveSetting(world, name, value)
    return { setting: describeSetting(accountId, name, value) }
  },
})
