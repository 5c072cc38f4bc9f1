import { describe, expect, it } from 'vitest'
import { refuse } from '@/lib/testing/refusals'
import { createTestWorld } from '@/lib/testing/test-world'

const URI = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web'

describe('PutImage', () => {
  it('moves the tag to a new digest', () => {
    const test = createTestWorld()
    test.dispatch('ecr:CreateRepository', { repositoryName: 'web' })
    test.dispatch('ecr:PutImage', { repositoryName: 'web', imageTag: '1', imageManifest: '{}' })
    const [before] = test.world.state.repositories.get('web')?.images ?? []
    test.runFor('5s').dispatch('ecr:PutImage', { repositoryName: 'web', imageTag: '1' })
    const output = test.ask('ecr:DescribeImages', { repositoryName: 'web', imageIds: [{ imageTag: '1' }] })
    expect(output).toMatchObject({ imageDetails: [{ imageTags: ['1'], imagePushedAt: 5 }] })
    const { imageIds } = test.ask('ecr:ListImages', { repositoryName: 'web' }) as {
      imageIds: { imageDigest: string }[]
    }
    expect(imageIds).toHaveLength(1)
    expect(imageIds[0]?.imageDigest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(imageIds[0]?.imageDigest).not.toBe(before?.digest)
  })

  it('takes the behaviour that the scenario gives name:tag', () => {
    const test = createTestWorld().image('web:2', { errorRate: 0.5 })
    test.dispatch('ecr:CreateRepository', { repositoryName: 'web' })
    test.dispatch('ecr:PutImage', { repositoryName: 'web', imageTag: '2' })
    expect(test.world.state.images.get(`${URI}:2`)).toMatchObject({ errorRate: 0.5 })
  })

  it('is what lets a task pull an image from the registry', () => {
    const test = createTestWorld().instances(1)
    test.dispatch('ecr:CreateRepository', { repositoryName: 'web' })
    test.taskDefinition({ image: `${URI}:1` }).service()
    test.runFor('30s').expectRunning(0)
    test.dispatch('ecr:PutImage', { repositoryName: 'web', imageTag: '1' })
    test.runFor('5m').expectRunning(1)
  })
})

describe('Refused, with nothing changed', () => {
  it.each([
    [
      'a name with capitals',
      'CreateRepository',
      { repositoryName: 'Web' },
      'InvalidParameterException',
      /repositoryName/,
    ],
    [
      'a name in use',
      'CreateRepository',
      { repositoryName: 'web' },
      'RepositoryAlreadyExistsException',
      /'web'/,
    ],
    [
      'an image without a repository',
      'PutImage',
      { repositoryName: 'api', imageTag: '1' },
      'RepositoryNotFoundException',
      /'api'/,
    ],
    [
      'a tag with a space',
      'PutImage',
      { repositoryName: 'web', imageTag: 'a b' },
      'InvalidParameterException',
      /imageTag/,
    ],
    [
      'a tag that does not exist',
      'DescribeImages',
      { repositoryName: 'web', imageIds: [{ imageTag: '9' }] },
      'ImageNotFoundException',
      /imageTag:'9'/,
    ],
    [
      'an image id of nothing',
      'DescribeImages',
      { repositoryName: 'web', imageIds: [{}] },
      'InvalidParameterException',
      /imageTag/,
    ],
  ])('%s', (_statement, action, input, code, says) => {
    const test = createTestWorld()
    test.dispatch('ecr:CreateRepository', { repositoryName: 'web' })
    const error = refuse(test, `ecr:${action}`, input)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(says)
  })
})
