import type { Attachment } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import type { AwsvpcConfiguration } from '@/lib/aws/shapes'
import type { Task } from '@/lib/world/records/tasks'

/** As AWS shows it; nothing outside awsvpc. */
export function describeNetwork(network: AwsvpcConfiguration | null) {
  if (network === null) return undefined
  return {
    awsvpcConfiguration: {
      subnets: [...network.subnets],
      securityGroups: [...network.securityGroups],
      assignPublicIp: 'DISABLED' as const,
    },
  }
}

/** The network interface of a task in awsvpc. Before it has an instance only that there will be one is known. */
export function describeAttachments({ id, network, attachment }: Task): Attachment[] {
  if (network === null) return []
  if (attachment === null) return [{ id, type: ELASTIC, status: 'PRECREATED', details: [] }]
  const { subnetId, networkInterfaceId, privateIp, status } = attachment
  return [
    {
      id: attachment.id,
      type: ELASTIC,
      status,
      details: [
        { name: 'subnetId', value: subnetId },
        { name: 'networkInterfaceId', value: networkInterfaceId },
        { name: 'macAddress', value: macAddress(privateIp) },
        { name: 'privateDnsName', value: privateDnsName(privateIp) },
        { name: 'privateIPv4Address', value: privateIp },
      ],
    },
  ]
}

const ELASTIC = 'ElasticNetworkInterface'

/** Made from the address, as network plugins do for interfaces without hardware. */
export function macAddress(ip: string): string {
  const hex = ip.split('.').map((octet) => Number(octet).toString(16).padStart(2, '0'))
  return `0a:58:${hex.join(':')}`
}

export function privateDnsName(ip: string): string {
  return `ip-${ip.replaceAll('.', '-')}.ec2.internal`
}
