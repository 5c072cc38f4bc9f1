// What the operations on launch templates share: their inputs and look-ups with EC2's own errors.

import * as z from 'zod'
import {
  invalidParameterValue,
  launchTemplateIdNotFound,
  launchTemplateNameNotFound,
  launchTemplateVersionNotFound,
} from '@/lib/aws/error'
import { versionNamed } from '@/lib/world/lifecycle/launch-templates'
import type { OperationContext } from '@/lib/world/operation'
import type { LaunchTemplate, LaunchTemplateVersion } from '@/lib/world/records/ec2'
import type { State } from '@/lib/world/state'

import {
  checkInstanceType,
  LAUNCH_IGNORES,
  launchMembers,
  readUserData,
  securityGroupsOf,
} from './launch-settings'

/** The members of a template that launch something else than the model knows are refused, those that change nothing ignored. */
export const launchTemplateData = z.strictObject({
  ...launchMembers,
  Monitoring: z.strictObject({ Enabled: z.boolean().optional() }).optional(),
  InstanceRequirements: z.undefined('is not modelled here: give InstanceType').optional(),
  NetworkInterfaces: z.undefined('is not modelled here: give SecurityGroupIds').optional(),
  Placement: z.undefined('is not modelled here: the group or RunInstances says where').optional(),
})
type Data = z.output<typeof launchTemplateData>

export const LAUNCH_TEMPLATE_IGNORES = LAUNCH_IGNORES.map((member) => `LaunchTemplateData.${member}`)

/** Without a version: the default one. */
export const launchTemplateSpecification = z.strictObject({
  LaunchTemplateId: z.string().optional(),
  LaunchTemplateName: z.string().optional(),
  Version: z.string().optional(),
})
type Specification = z.output<typeof launchTemplateSpecification>

export function findTemplate(
  { launchTemplates }: State,
  {
    LaunchTemplateId,
    LaunchTemplateName,
  }: { readonly LaunchTemplateId?: string | undefined; readonly LaunchTemplateName?: string | undefined },
): LaunchTemplate {
  if ((LaunchTemplateId === undefined) === (LaunchTemplateName === undefined)) {
    const text = 'You must specify either a launch template ID or a launch template name in the request.'
    throw invalidParameterValue(text, 'LaunchTemplateId')
  }
  if (LaunchTemplateId !== undefined) {
    const found = launchTemplates.get(LaunchTemplateId)
    if (!found) throw launchTemplateIdNotFound(LaunchTemplateId)
    return found
  }
  const found = [...launchTemplates.values()].find(({ name }) => name === LaunchTemplateName)
  if (!found) throw launchTemplateNameNotFound(LaunchTemplateName ?? '')
  return found
}

export function findVersion(state: State, specification: Specification): LaunchTemplateVersion {
  const template = findTemplate(state, specification)
  return versionOf(template, specification.Version ?? '$Default')
}

/** @param version `3`, `$Latest` or `$Default` */
export function versionOf(template: LaunchTemplate, version: string): LaunchTemplateVersion {
  const found = versionNamed(template, version)
  if (!found) throw launchTemplateVersionNotFound(template.id, version)
  return found
}

export function newVersion(
  { world: { state, engine }, caller }: OperationContext,
  number: number,
  description: string | undefined,
  data: Data,
): LaunchTemplateVersion {
  return {
    number,
    description: description ?? '',
    createdAt: engine.now,
    createdBy: caller.arn,
    instanceType: data.InstanceType === undefined ? null : checkInstanceType(data.InstanceType),
    userData: readUserData(data.UserData ?? ''),
    securityGroupIds: securityGroupsOf(state, data),
    detailedMonitoring: data.Monitoring?.Enabled ?? false,
  }
}
