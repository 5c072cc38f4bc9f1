// Account settings of ECS that decide something here. ECS guide, ecs-account-settings; ECS API, PutAccountSetting.

/** Agents that register from then on get a trunk interface, where their instance type can have one. */
export const AWSVPC_TRUNKING = 'awsvpcTrunking'

export type AccountSettingValue = 'enabled' | 'disabled'

export const ACCOUNT_SETTING_DEFAULTS: Readonly<Record<string, AccountSettingValue>> = {
  [AWSVPC_TRUNKING]: 'disabled',
}
