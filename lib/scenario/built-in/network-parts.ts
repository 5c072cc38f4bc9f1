// Parts of scenarios about network modes: what lets requests in when tasks have addresses of their own.

import { frontDoor } from './parts'

type Operation = Readonly<Record<string, unknown>>

/** Of the account's default VPC, one a zone. */
const SUBNETS = [1, 2, 3].map((number) => `subnet-0d0c4a4d00000000${number}`)

/** A load balancer whose target group takes addresses, and a security group for tasks that lets it in on port 80. */
export function tasksDoor(): readonly Operation[] {
  return [
    ...frontDoor({ targetType: 'ip' }),
    {
      as: 'sg-tasks',
      action: 'ec2:CreateSecurityGroup',
      input: { GroupName: 'tasks', Description: 'Tasks: HTTP from the load balancer' },
    },
    {
      action: 'ec2:AuthorizeSecurityGroupIngress',
      input: {
        GroupId: '${sg-tasks}',
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, UserIdGroupPairs: [{ GroupId: '${sg-alb}' }] },
        ],
      },
    },
  ]
}

/** What a service in awsvpc says of the interfaces of its tasks. */
export function ownNetwork() {
  return {
    networkConfiguration: {
      awsvpcConfiguration: { subnets: SUBNETS, securityGroups: ['${sg-tasks}'] },
    },
  }
}
