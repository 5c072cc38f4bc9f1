import type { CreateSecurityGroupRequest } from '@aws-sdk/client-ec2/dist-types/models/models_2'
import * as z from 'zod'
import { groupDuplicate, invalidParameterValue } from '@/lib/aws/error'
import { ec2Id } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'

export const createSecurityGroup = operation({
  action: 'ec2:CreateSecurityGroup',
  readOnly: false,
  ignores: ['VpcId', 'TagSpecifications'] satisfies (keyof CreateSecurityGroupRequest)[],
  input: z.strictObject({ GroupName: z.string(), Description: z.string() }),
  perform({ world }, { GroupName, Description }) {
    const { state } = world
    if (!/^[A-Za-z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/.test(GroupName) || GroupName.startsWith('sg-')) {
      throw invalidParameterValue(
        `Value (${GroupName.slice(0, 60)}) for parameter GroupName is invalid. Up to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*; it cannot begin with "sg-"`,
        'GroupName',
      )
    }
    if ([...state.securityGroups.values()].some(({ name }) => name === GroupName))
      throw groupDuplicate(GroupName)
    const id = ec2Id(world, 'sg')
    state.securityGroups.set(id, { id, name: GroupName, description: Description, ingress: [] })
    return { GroupId: id }
  },
})
