import { permissionNotFound } from '@/lib/aws/error'
import { operation } from '@/lib/world/operation'
import { announce } from './announce-ingress'
import { findGroupOf } from './find'
import { INGRESS, isSameRule, readRules } from './ip-permissions'

/** A rule must be named exactly as it is; ports are not cut out of ranges. */
export const revokeSecurityGroupIngress = operation({
  ...INGRESS,
  action: 'ec2:RevokeSecurityGroupIngress',
  perform({ world }, request) {
    const group = findGroupOf(world.state, request)
    const rules = readRules(world.state, request)
    if (!rules.every((rule) => group.ingress.some((other) => isSameRule(other, rule))))
      throw permissionNotFound()
    group.ingress = group.ingress.filter((other) => !rules.some((rule) => isSameRule(other, rule)))
    announce(world, group, rules, 'no longer allows')
    return { Return: true }
  },
})
