import type { ListAccountSettingsRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { ACCOUNT_SETTING_DEFAULTS } from '@/lib/aws/ecs/account-settings'
import { operation } from '@/lib/world/operation'
import { describeSetting, settingName } from './account-setting-input'
import type { Shape } from './schemas'

/** What somebody has put; with `effectiveSettings` also what holds where nobody has. */
export const listAccountSettings = operation({
  action: 'ecs:ListAccountSettings',
  readOnly: true,
  ignores: ['principalArn', 'nextToken', 'maxResults'],
  input: z.strictObject({
    name: settingName,
    value: z.string().optional(),
    effectiveSettings: z.boolean().optional(),
  } satisfies Shape<ListAccountSettingsRequest>),
  perform({ world: { state }, accountId }, given) {
    const settings = new Map(given.effectiveSettings ? Object.entries(ACCOUNT_SETTING_DEFAULTS) : [])
    for (const [name, value] of state.accountSettings) settings.set(name, value)
    return {
      settings: [...settings]
        .filter(([name]) => given.name === undefined || name === given.name)
        .filter(([, value]) => given.value === undefined || value === given.value)
        .map(([name, value]) => describeSetting(accountId, name, value)),
    }
  },
})
