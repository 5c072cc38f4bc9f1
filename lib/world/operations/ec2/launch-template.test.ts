import { describe, expect, it } from 'vitest'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

const USER_DATA = '#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config'
const NAME = { LaunchTemplateName: 'web' }

function withTemplate(): TestWorld {
  const test = createTestWorld()
  test.ask('ec2:CreateLaunchTemplate', {
    ...NAME,
    LaunchTemplateData: { InstanceType: 't3.small', UserData: USER_DATA },
  })
  return test
}

const launched = (test: TestWorld, given: Record<string, unknown>) => {
  test.ask('ec2:RunInstances', { MinCount: 1, MaxCount: 1, ...given })
  return [...test.world.state.instances.values()].at(-1)
}

describe('A launch template', () => {
  it('has one version, its default', () => {
    expect(withTemplate().ask('ec2:DescribeLaunchTemplates', {})).toMatchObject({
      LaunchTemplates: [
        {
          LaunchTemplateId: expect.stringMatching(/^lt-0[0-9a-f]{16}$/),
          LaunchTemplateName: 'web',
          DefaultVersionNumber: 1,
          LatestVersionNumber: 1,
        },
      ],
    })
  })

  it('launches what it says, unless the request says otherwise', () => {
    const test = withTemplate()
    expect(launched(test, { LaunchTemplate: NAME })).toMatchObject({
      instanceType: 't3.small',
      userData: USER_DATA,
    })
    expect(launched(test, { LaunchTemplate: NAME, InstanceType: 't3.large' })).toMatchObject({
      instanceType: 't3.large',
      userData: USER_DATA,
    })
  })

  it('takes over what its source version says and the new one does not', () => {
    const test = withTemplate()
    test.ask('ec2:CreateLaunchTemplateVersion', {
      ...NAME,
      SourceVersion: '1',
      LaunchTemplateData: { InstanceType: 'm5.large' },
    })
    test.ask('ec2:CreateLaunchTemplateVersion', { ...NAME, LaunchTemplateData: { InstanceType: 'c5.large' } })
    const at = (Version: string) => launched(test, { LaunchTemplate: { ...NAME, Version } })
    expect(at('2')).toMatchObject({ instanceType: 'm5.large', userData: USER_DATA })
    expect(at('$Latest')).toMatchObject({ instanceType: 'c5.large', userData: '' })
    expect(at('$Default')).toMatchObject({ instanceType: 't3.small' })
  })

  it('launches from another default version once it is modified', () => {
    const test = withTemplate()
    test.ask('ec2:CreateLaunchTemplateVersion', { ...NAME, LaunchTemplateData: { InstanceType: 'c5.large' } })
    test.ask('ec2:ModifyLaunchTemplate', { ...NAME, DefaultVersion: '2' })
    expect(launched(test, { LaunchTemplate: NAME })?.instanceType).toBe('c5.large')
    expect(test.ask('ec2:DescribeLaunchTemplateVersions', NAME)).toMatchObject({
      LaunchTemplateVersions: [
        { VersionNumber: 1, DefaultVersion: false },
        { VersionNumber: 2, DefaultVersion: true },
      ],
    })
  })

  it('is gone when it is deleted', () => {
    const test = withTemplate()
    test.ask('ec2:DeleteLaunchTemplate', NAME)
    expect(refuse(test, 'ec2:DescribeLaunchTemplates', { LaunchTemplateNames: ['web'] }).code).toBe(
      'InvalidLaunchTemplateName.NotFoundException',
    )
  })

  it.each<[string, Record<string, unknown>, string]>([
    [
      'CreateLaunchTemplate',
      { ...NAME, LaunchTemplateData: {} },
      'InvalidLaunchTemplateName.AlreadyExistsException',
    ],
    ['CreateLaunchTemplate', { LaunchTemplateName: 'a b', LaunchTemplateData: {} }, 'InvalidParameterValue'],
    [
      'CreateLaunchTemplate',
      { LaunchTemplateName: 'big', LaunchTemplateData: { InstanceType: 'm5.hug' } },
      'InvalidParameterValue',
    ],
    [
      'RunInstances',
      { MinCount: 1, MaxCount: 1, LaunchTemplate: { ...NAME, Version: '7' } },
      'InvalidLaunchTemplateId.VersionNotFound',
    ],
    ['RunInstances', { MinCount: 1, MaxCount: 1, LaunchTemplate: {} }, 'InvalidParameterValue'],
    ['DeleteLaunchTemplate', { LaunchTemplateId: 'lt-0' }, 'InvalidLaunchTemplateId.NotFound'],
  ])('%s %j is refused with %s', (name, input, code) => {
    expect(refuse(withTemplate(), `ec2:${name}`, input).code).toBe(code)
  })
})
