import { classicDoor } from './classic-parts'
import { builtIn, CLUSTER, frontDoor, instances, STARTS, usersAt, WEB } from './parts'

const INSTANCE_PORT = 8_080
const COPIES = 6
const RPS = 40

export const classicAgainstApplication = builtIn({
  id: 'classic-against-application',
  title: 'Classic against Application',
  group: 'Ports',
  question:
    'Six copies of an app are wanted on two instances, behind a load balancer of each kind. How many run?',
  answer:
    'Behind the Application Load Balancer all six: a target is an instance and a port, so three copies share each instance. Behind the Classic Load Balancer two: it registers instances and forwards to one port of each, so the second copy on an instance finds its port in use.',
  answerAt: '4m',
  pace: 'instant',
  lookFor: [
    'Count the copies of each service: the Classic Load Balancer has two registered instances, the target group six targets on the same two.',
    'Read why the Classic service places no third task, and compare how many requests each of its two copies takes.',
  ],
  description:
    'The same image as two services, one on a fixed host port behind a Classic Load Balancer, one on dynamic ports behind an Application Load Balancer.',
  openAt: '2m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor({ hostPorts: [INSTANCE_PORT, 60_999] }),
    ...classicDoor(INSTANCE_PORT),
    instances(2),
    register('application', 0),
    register('classic', INSTANCE_PORT),
    service('application', { targetGroupArn: '${tg}' }),
    service('classic', { loadBalancerName: 'classic' }),
  ],
  traffic: [...load('ALB users', '${alb}'), ...load('CLB users', '${clb}')],
})

function register(family: string, hostPort: number) {
  return {
    action: 'ecs:RegisterTaskDefinition',
    input: {
      family,
      containerDefinitions: [
        {
          name: family,
          image: 'web:1',
          cpu: 256,
          memory: 256,
          portMappings: [{ containerPort: 80, hostPort }],
        },
      ],
    },
  }
}

function service(family: string, loadBalancer: Readonly<Record<string, string>>) {
  return {
    at: STARTS.instant.service,
    as: `service-${family}`,
    action: 'ecs:CreateService',
    input: {
      cluster: CLUSTER,
      serviceName: family,
      taskDefinition: `${family}:1`,
      desiredCount: COPIES,
      loadBalancers: [{ ...loadBalancer, containerName: family, containerPort: 80 }],
    },
  }
}

function load(name: string, to: string) {
  return usersAt(
    [
      ['0s', 0],
      [STARTS.instant.traffic, RPS],
    ],
    { name, to },
  )
}
